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
    if (event.key !== 'j' && event.key !== 'k') return;
    const rows = [...document.querySelectorAll('[data-walk] a[data-walk-to]')];
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const next = event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
    rows[next].focus();
  });

  // forms that filter leave out what is empty, so that addresses stay short
  document.addEventListener('htmx:configRequest', event => {
    const { verb, parameters, elt } = event.detail;
    if (verb !== 'get' || !elt.closest('[data-filter]')) return;
    for (const name of [...Object.keys(parameters)]) if (parameters[name] === '') delete parameters[name];
  });

  // what changed on the open page lights up once
  document.addEventListener('htmx:afterSwap', event => {
    if (topicOf(event) && performance.now() > live.quietUntil) {
      event.detail.elt.classList.add('changed');
    }
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
      if (topic === 'accounts') ids.forEach(id => tell('account-' + id));
    });
  };
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', () => { live.source?.close(); live.topics = ''; });
  window.addEventListener('pageshow', listen);
  document.addEventListener('htmx:afterSettle', listen);

  const bars = () => document.querySelectorAll('[data-width]').forEach(bar => {
    bar.style.width = `${bar.dataset.width}%`;
    if (bar.dataset.left) bar.style.left = `${bar.dataset.left}%`;
    bar.removeAttribute('data-width');
  });
  document.addEventListener('DOMContentLoaded', bars);
  document.addEventListener('htmx:afterSettle', bars);

  function toast(text) {
    const note = document.createElement('div');
    note.className = 'toast-note';
    note.textContent = text;
    document.getElementById('toasts')?.append(note);
    setTimeout(() => note.remove(), 4000);
  }
})();
