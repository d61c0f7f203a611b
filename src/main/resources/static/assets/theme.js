// Runs before the first paint: which of light and dark this page is.
(() => {
  const root = document.documentElement;
  const chosen = root.dataset.theme;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const theme = root.dataset.theme === 'auto' ? (dark.matches ? 'dark' : 'light') : root.dataset.theme;
    root.setAttribute('data-bs-theme', theme);
  };
  if (!chosen) root.dataset.theme = 'auto';
  apply();
  dark.addEventListener('change', apply);
  window.perennialTheme = apply;
})();
