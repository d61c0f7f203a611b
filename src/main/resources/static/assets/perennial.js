// The little that pages do in the browser besides htmx. No inline handlers: everything hangs on data- attributes.
(() => {
  const root = document.documentElement;

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;

    const themeSwitch = target.closest('[data-theme-switch]');
    if (themeSwitch) {
      const theme = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
      root.dataset.theme = theme;
      document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`;
      window.perennialTheme();
      return;
    }

    const toggle = target.closest('[data-toggle]');
    if (toggle) {
      const open = toggle.getAttribute('aria-expanded') !== 'true';
      toggle.setAttribute('aria-expanded', String(open));
      document.getElementById(toggle.dataset.toggle)?.classList.toggle('open', open);
      return;
    }

    const copy = target.closest('[data-copy]');
    if (copy) {
      navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim())
        .then(() => toast(copy.dataset.copied));
      return;
    }

    // a menu closes when something else is clicked
    document.querySelectorAll('details.popup[open]').forEach(open => {
      if (!open.contains(target)) open.open = false;
    });
  });

  document.addEventListener('change', event => {
    const input = event.target instanceof Element ? event.target.closest('[data-submit]') : null;
    if (input) input.form.requestSubmit();
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    const question = form.dataset?.confirm;
    if (question && !confirm(question)) event.preventDefault();
  });

  // j and k walk lists, Enter opens, / searches
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      document.querySelectorAll('details.popup[open]').forEach(open => { open.open = false; });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select')) return;
    if (event.key === '/') {
      const search = document.querySelector('[data-search]');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
      return;
    }
    if (event.key === 'x') {
      const box = document.activeElement?.closest?.('tr')?.querySelector('input[name=id]');
      if (box) { box.checked = !box.checked; box.dispatchEvent(new Event('change', { bubbles: true })); }
      return;
    }
    if (event.key !== 'j' && event.key !== 'k') return;
    const rows = [...document.querySelectorAll('[data-walk] a[data-walk-to]')];
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const next = event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
    rows[next].focus();
  });

  // the palette: letters find, arrows walk, Enter opens
  const palette = () => document.getElementById('palette');
  const openPalette = () => {
    if (!palette() || palette().open) return;
    palette().showModal();
    const input = document.getElementById('palette-q');
    input.value = '';
    input.focus();
    htmx.trigger(input, 'palette');
  };
  const choose = step => {
    const hits = [...document.querySelectorAll('#palette-hits .hit')];
    if (!hits.length) return;
    const at = hits.findIndex(hit => hit.getAttribute('aria-selected') === 'true');
    const next = (at + step + hits.length) % hits.length;
    hits.forEach((hit, i) => hit.setAttribute('aria-selected', String(i === next)));
    hits[next].scrollIntoView({ block: 'nearest' });
    document.getElementById('palette-q').setAttribute('aria-activedescendant', hits[next].id);
  };
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-palette]')) openPalette();
  });
  let going = 0;
  const ways = { h: '/', a: '/accounts', n: '/notifications', w: '/work', s: '/segments', e: '/health', d: '/data' };
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
    } else if (palette()?.open) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        document.querySelector('#palette-hits .hit[aria-selected=true]')?.click();
      }
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey
        && !event.target.closest?.('input, textarea, select, dialog[open]')) {
      if (event.key === '?') document.getElementById('keys')?.showModal();
      else if (event.key === 'g') going = performance.now();
      else if (performance.now() - going < 1200 && ways[event.key]
          && document.querySelector(`.side a[href="${ways[event.key]}"]`)) location.assign(ways[event.key]);
    }
  });

  // forms that filter leave out what is empty, so that addresses stay short
  document.addEventListener('htmx:configRequest', event => {
    const { verb, parameters, elt } = event.detail;
    if (verb !== 'get' || !elt.closest('[data-filter]')) return;
    for (const name of [...Object.keys(parameters)]) if (parameters[name] === '') delete parameters[name];
  });

  // what changed on the open page lights up once
  document.addEventListener('htmx:afterSwap', event => {
    if (topicOf(event) && !event.detail.elt.closest('[data-quiet]') && performance.now() > live.quietUntil) {
      event.detail.elt.classList.add('changed');
    }
  });

  // a row that is fetched anew keeps the focus, so that whoever walks a list stays where they are
  let walked = null;
  document.addEventListener('htmx:beforeSwap', event => {
    const at = document.activeElement;
    walked = event.detail.target !== document.body && at?.matches?.('a[data-walk-to]') ? at.getAttribute('href') : null;
  });
  document.addEventListener('htmx:afterSwap', () => {
    if (walked && document.activeElement === document.body) {
      [...document.querySelectorAll('[data-walk] a[data-walk-to]')].find(link => link.getAttribute('href') === walked)?.focus();
    }
    walked = null;
  });

  // what shows how far something is: once it is over the whole page has changed
  document.addEventListener('htmx:beforeSwap', event => {
    if (!event.detail.target.matches('[data-until-over]') || event.detail.serverResponse.includes('data-until-over')) return;
    event.detail.shouldSwap = false;
    location.reload();
  });

  // A part that fetches itself anew takes nothing from whoever is at it: what is half written stays, what was opened stays open.
  const fields = 'input:not([type=hidden], [type=file]), textarea, select';
  const keyOf = part => [
    part.closest('tr')?.textContent, part.closest('tr')?.dataset.at, part.closest('form')?.getAttribute('action'),
    part.matches('details') ? part.querySelector('summary').textContent : part.id || part.name,
    part.matches('[type=radio], [type=checkbox]') ? part.value : ''].join('|');
  const touched = field => field.matches('select')
    ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
    : field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const opened = new Map();
  const written = new Map();
  document.addEventListener('htmx:beforeSwap', event => {
    opened.clear();
    written.clear();
    const { elt, target } = event.detail;
    if (elt.matches(`form, button, a, ${fields}`)) return;
    target.querySelectorAll('details').forEach(part => opened.set(keyOf(part), part.open));
    target.querySelectorAll(fields).forEach(field => { if (touched(field)) written.set(keyOf(field), field); });
  });
  document.addEventListener('htmx:afterSwap', event => {
    const within = event.detail.elt;
    if (opened.size) within.querySelectorAll('details').forEach(part => { part.open = opened.get(keyOf(part)) ?? part.open; });
    if (written.size) within.querySelectorAll(fields).forEach(field => {
      const old = written.get(keyOf(field));
      if (old) [field.value, field.checked] = [old.value, old.checked];
    });
  });

  // A part that is being fetched is fetched once more if it changed meanwhile: the new part listens only when it has settled.
  const fetching = new Set();
  const changedMeanwhile = new Set();
  const tell = topic => {
    if (fetching.has(topic)) changedMeanwhile.add(topic);
    else htmx.trigger(document.body, 'live:' + topic);
  };
  const topicOf = event => {
    const type = event.detail.requestConfig?.triggeringEvent?.type;
    return type?.startsWith('live:') ? type.substring('live:'.length) : null;
  };
  document.addEventListener('htmx:beforeRequest', event => {
    const topic = topicOf(event);
    if (topic) fetching.add(topic);
  });
  document.addEventListener('htmx:afterRequest', event => {
    const topic = topicOf(event);
    if (!topic) return;
    setTimeout(() => {
      fetching.delete(topic);
      if (changedMeanwhile.delete(topic)) tell(topic);
    }, 60);
  });

  // What shows many accounts at once is fetched every few seconds at most, and always after the last change.
  const waiting = new Set();
  const slowly = topic => {
    if (waiting.has(topic)) return;
    waiting.add(topic);
    setTimeout(() => { waiting.delete(topic); htmx.trigger(document.body, 'live-slow:' + topic); }, 4000);
  };

  // One connection for everything on the page that is alive, and none while nobody looks: browsers allow few.
  const live = { source: null, topics: '', quietUntil: 0 };
  const listen = () => {
    const wanted = new Set();
    document.querySelectorAll('[data-live]').forEach(part => part.dataset.live.split(' ').forEach(topic => {
      if (topic) wanted.add(topic);
    }));
    const topics = document.hidden ? '' : [...wanted].sort().join(',');
    if (topics === live.topics && live.source?.readyState !== EventSource.CLOSED) return;
    live.source?.close();
    live.source = null;
    live.topics = topics;
    if (!topics) return;
    live.source = new EventSource('/live?on=' + encodeURIComponent(topics));
    // what changed before the connection stood, or while it was broken, is fetched once
    live.source.addEventListener('open', () => {
      live.quietUntil = performance.now() + 1500;
      wanted.forEach(tell);
    });
    live.source.addEventListener('change', event => {
      const { topic, ids } = JSON.parse(event.data);
      if (topic === 'anything') { wanted.forEach(tell); return; }
      tell(topic);
      if (topic === 'accounts') slowly(topic);
      if (topic === 'accounts') ids.forEach(id => tell('account-' + id));
    });
  };
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', () => { live.source?.close(); live.topics = ''; });
  window.addEventListener('pageshow', listen);
  document.addEventListener('htmx:afterSettle', listen);

  // a way back is offered where there is one
  document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-history-back]').forEach(way => {
    way.hidden = history.length < 2;
    way.addEventListener('click', () => history.back());
  }));

  // where it is narrow: the tab one is on
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.tabs [aria-current]').forEach(tab => {
      const tabs = tab.parentElement;
      tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
    });
  });

  const bars = () => document.querySelectorAll('[data-width]').forEach(bar => {
    bar.style.width = `${bar.dataset.width}%`;
    if (bar.dataset.left) bar.style.left = `${bar.dataset.left}%`;
    bar.removeAttribute('data-width');
  });
  document.addEventListener('DOMContentLoaded', bars);
  document.addEventListener('htmx:afterSettle', bars);

  // A browser writes the day in a field as its own language does: where the page speaks another, the label says it as the page does.
  const days = new Intl.DateTimeFormat(root.lang === 'en' ? 'en-GB' : root.lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const sayDay = field => {
    const label = field.labels?.[0];
    if (!label) return;
    let said = label.querySelector('.said-day');
    if (!said) {
      said = document.createElement('span');
      said.className = 'said-day';
      said.setAttribute('aria-hidden', 'true');
      label.append(' ', said);
    }
    said.textContent = field.type === 'date' && field.valueAsDate ? days.format(field.valueAsDate) : '';
  };
  if (navigator.language.split('-')[0] !== root.lang) {
    const sayDays = () => document.querySelectorAll('input[type=date]').forEach(sayDay);
    document.addEventListener('DOMContentLoaded', sayDays);
    document.addEventListener('htmx:afterSettle', sayDays);
    document.addEventListener('input', event => { if (event.target.matches?.('input[type=date]')) sayDay(event.target); });
  }

  // selection in lists: x picks the row of the focus, and a bar offers what can be done with all that are picked
  const picked = new Set();
  const bulk = () => {
    const bar = document.querySelector('[data-bulk]');
    const boxes = [...document.querySelectorAll('[data-select] tbody input[name=id]')];
    boxes.forEach(box => { box.checked = picked.has(box.value); });
    if (!bar) return;
    const all = bar.querySelector('[data-all]')?.checked;
    bar.hidden = !picked.size && !all;
    bar.querySelector('[data-count]').textContent = bar.dataset.some.replace('#', all ? bar.dataset.total : picked.size);
    bar.querySelectorAll('input[data-elsewhere]').forEach(old => old.remove());
    const shown = new Set(boxes.map(box => box.value));
    [...picked].filter(id => !shown.has(id)).forEach(id => bar.append(
      Object.assign(document.createElement('input'), { type: 'hidden', name: 'id', value: id })));
    bar.querySelectorAll('input[type=hidden][name=id]').forEach(input => { input.dataset.elsewhere = ''; });
    const kind = bar.querySelector('[data-kind]').value;
    bar.querySelectorAll('[data-for]').forEach(field => { field.hidden = !field.dataset.for.split(' ').includes(kind); });
    const head = document.querySelector('[data-select-all]');
    if (head) head.checked = boxes.length > 0 && boxes.every(box => box.checked);
  };
  document.addEventListener('change', event => {
    const box = event.target;
    if (box.matches?.('[data-select] tbody input[name=id]')) {
      if (box.checked) picked.add(box.value); else picked.delete(box.value);
      bulk();
    } else if (box.matches?.('[data-select-all]')) {
      document.querySelectorAll('[data-select] tbody input[name=id]').forEach(row => {
        if (box.checked) picked.add(row.value); else picked.delete(row.value);
      });
      bulk();
    } else if (box.closest?.('[data-bulk]')) bulk();
  });
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-clear]')) return;
    picked.clear();
    document.querySelectorAll('[data-bulk] [data-all]').forEach(box => { box.checked = false; });
    bulk();
  });
  document.addEventListener('htmx:afterSettle', bulk);

  // a row of a filter offers the comparisons that fit what is compared
  const builder = (form, another) => {
    const name = form.elements.name.selectedOptions[0];
    const fits = name.dataset.operators.split(' ');
    const operator = form.elements.operator;
    [...operator.options].forEach(option => { option.hidden = option.disabled = !fits.includes(option.value); });
    if (another || operator.selectedOptions[0]?.disabled) operator.value = fits[0];
    form.elements.value.type = name.dataset.type === 'DATE' ? 'date' : 'text';
    form.elements.value.inputMode = name.dataset.type === 'NUMBER' ? 'decimal' : 'text';
    form.elements.value.setAttribute('list', name.dataset.constants || '');
    form.elements.value.hidden = ['IS_KNOWN', 'IS_UNKNOWN'].includes(operator.value);
  };
  document.addEventListener('htmx:load', event => {
    event.target.querySelectorAll?.('[data-builder]').forEach(form => builder(form, true));
  });
  document.addEventListener('change', event => {
    const form = event.target.closest?.('[data-builder]');
    if (form) builder(form, event.target.name === 'name');
  });

  // forms that come back to the list carry where it stands now
  document.addEventListener('submit', event => {
    event.target.querySelectorAll?.('[data-query], [data-here]').forEach(input => {
      const now = new URLSearchParams(location.search);
      ['page', 'bulk', 'cel'].forEach(part => now.delete(part));
      input.value = now.size ? '?' + now : '';
    });
  }, true);

  // a dialog shows what was fetched into it, and closes when what it asked is done
  const dialog = () => document.getElementById('dialog');
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target === dialog() && !dialog().open) dialog().showModal();
  });
  document.addEventListener('close-dialog', () => dialog()?.close());
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-close]') || target === dialog()) target.closest('dialog')?.close();
  });

  document.addEventListener('toast', event => toast(event.detail.text, event.detail.undo));
  document.addEventListener('htmx:responseError', event => {
    const number = event.detail.xhr.getResponseHeader('Perennial-Error');
    toast(document.getElementById('toasts').dataset.failed + (number ? ` (${number})` : ''));
  });
  document.addEventListener('htmx:sendError', event => {
    if (event.detail.requestConfig?.verb !== 'get') toast(document.getElementById('toasts').dataset.failed);
  });

  function toast(text, undo) {
    const list = document.getElementById('toasts');
    if (!list) return;
    const note = document.createElement('div');
    note.className = 'toast-note';
    note.append(Object.assign(document.createElement('span'), { textContent: text }));
    if (undo) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: list.dataset.undo });
      button.addEventListener('click', () => {
        note.remove();
        htmx.ajax('POST', undo, { source: document.body, swap: 'none' });
      });
      note.append(button);
    }
    list.append(note);
    setTimeout(() => note.remove(), undo ? 10000 : 4000);
  }
})();
