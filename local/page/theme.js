/** Lets the person choose the theme; the choice is kept in this browser. */
export const startTheme = (select) => {
  select.value = document.documentElement.dataset.theme;
  select.addEventListener('change', () => {
    document.documentElement.dataset.theme = select.value;
    localStorage.setItem('theme', select.value);
  });
};
