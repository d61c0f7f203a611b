// Copies what the pages load from node_modules into static/assets, builds the icon sheet, compresses with Brotli
// and writes the list of versions and licences. Run by `make assets`.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { join } from 'node:path';

const modules = process.argv[2];
const target = process.argv[3];

const icons = [
  'activity', 'adjustments', 'alert-triangle', 'arrow-down-right', 'arrow-right', 'arrow-up-right', 'book',
  'building', 'calendar-event', 'chart-line', 'check', 'chevron-down', 'chevron-right', 'chevron-up', 'circle-check',
  'clock', 'copy', 'database', 'download', 'eye', 'file-text', 'filter', 'flag', 'help-circle', 'history', 'home',
  'info-circle', 'key', 'language', 'leaf', 'list', 'lock', 'login', 'logout', 'mail', 'menu-2', 'message', 'minus',
  'mood-smile', 'moon', 'pencil', 'phone', 'plus', 'receipt', 'refresh', 'scale', 'search', 'selector', 'settings',
  'shield', 'sun', 'ticket', 'trash', 'trending-down', 'trending-up', 'upload', 'user', 'users', 'wave-sine', 'x',
];

const read = path => readFileSync(join(modules, path), 'utf8');
const write = (name, text) => {
  writeFileSync(join(target, name), text);
  writeFileSync(join(target, name + '.br'), brotliCompressSync(Buffer.from(text), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  }));
};
const withoutSourceMap = text => text.replace(/\n?\/[/*]# sourceMappingURL=[^\n]*\s*$/, '\n');

write('tabler.css', withoutSourceMap(read('@tabler/core/dist/css/tabler.min.css')));
write('htmx.js', read('htmx.org/dist/htmx.min.js'));

const symbols = icons.map(name => {
  const svg = read(`@tabler/icons/icons/outline/${name}.svg`);
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '').replace(/\s+/g, ' ').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" `
    + `stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
});
write('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`);

const vendored = ['@tabler/core', '@tabler/icons', 'htmx.org'].map(name => {
  const about = JSON.parse(read(`${name}/package.json`));
  return `${name} ${about.version}, ${about.license ?? ''}, ${about.homepage ?? ''}`.replace(/, $/, '');
});
writeFileSync(join(target, 'VENDORED.txt'),
  'Files of others that the pages load, made by `make assets`:\n\n' + vendored.join('\n') + '\n');
