/** The page's only style: one column that reads at 320 px and at 200 %, in light, dark and high contrast. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --soft: #f3f5f6; --line: #767676; --deep: #0b5c66; --warn: #a4262c; --good: #0b6a2b; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --paper: #1c1f21; --soft: #272b2e; --line: #9aa0a4; --deep: #6fd3de; --warn: #ff9a9a; --good: #8fe0a6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--soft); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; background: var(--paper); min-height: 100vh; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--deep); }
section, fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem 1rem; margin: 1rem 0; min-width: 0; }
legend { font-weight: 600; padding: 0 .25rem; }
.choice { display: flex; gap: .6rem; align-items: flex-start; padding: .55rem 0; min-height: 2.75rem; }
.choice input { width: 1.35rem; height: 1.35rem; margin: .1rem 0 0; flex: none; accent-color: var(--deep); }
label.field { display: block; margin-top: .9rem; font-weight: 600; }
input[type=text], input[type=date], input[type=time], select, textarea { width: 100%; min-height: 2.75rem; padding: .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .35rem; }
textarea { min-height: 6rem; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.1rem; margin: .75rem .5rem 0 0; border-radius: .35rem; border: 2px solid var(--deep); background: transparent; color: var(--deep); cursor: pointer; }
button.first { background: var(--deep); color: var(--paper); }
button.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; padding: 0; border: 0; min-height: 0; }
:focus-visible { outline: 3px solid var(--deep); outline-offset: 2px; }
.notice, .errors { border: 2px solid var(--good); border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0; }
.errors { border-color: var(--warn); }
.warning { color: var(--warn); }
dl { margin: 0; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0; white-space: pre-wrap; }
ul { padding-left: 1.2rem; }
li { margin: .35rem 0; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; font-size: .9rem; }
@media (forced-colors: active) { button.first { forced-color-adjust: none; background: ButtonText; color: ButtonFace; } }
`;
