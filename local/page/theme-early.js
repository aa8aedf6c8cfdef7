// Runs before the first paint, so that a chosen theme does not flash. The rest is in theme.js.
document.documentElement.dataset.theme = localStorage.getItem('theme') ?? 'auto';
