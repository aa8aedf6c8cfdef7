/** The note that says what this page is, until somebody has read it. */
export const startFirstDay = (firstLiaison) => {
  const note = document.getElementById('first-day');
  if (firstLiaison) document.getElementById('first-liaison').textContent = firstLiaison.name;
  note.hidden = localStorage.getItem('knows-page') === 'yes';
  document.getElementById('first-day-close').addEventListener('click', () => {
    note.hidden = true;
    localStorage.setItem('knows-page', 'yes');
    document.getElementById('samples-title').focus();
  });
};
