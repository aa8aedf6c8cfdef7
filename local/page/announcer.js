/** Says something to people who listen to the page; nothing is shown. */
export const announce = (words) => {
  document.getElementById('announcer').textContent = words;
};
