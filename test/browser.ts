import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const onPath = (names: readonly string[]) =>
  (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));

const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined);

const usualPlaces = (): readonly string[] => {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return windowsFolders.flatMap((folder) =>
        [
          'Google/Chrome/Application/chrome.exe',
          'Chromium/Application/chrome.exe',
          'Microsoft/Edge/Application/msedge.exe',
        ].map((file) => path.join(folder, file)),
      );
    default:
      return onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']);
  }
};

/** The Chromium, Chrome or Edge of this computer; the setting BROWSER_PATH goes before the usual places. */
export const findBrowser = (): string | undefined =>
  [process.env['BROWSER_PATH'], ...usualPlaces()].find((file) => file !== undefined && existsSync(file));

/** Starts a browser that reaches this computer and no other. */
export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  });

/**
 * A `describe` for tests in a real browser. Without one they fail where CI is set, and elsewhere are skipped aloud:
 * a check that nobody ran must not look like one that passed.
 */
export const describeInBrowser = (name: string, tell: (browserPath: string) => void): void => {
  const browserPath = findBrowser();
  if (browserPath !== undefined) {
    describe(name, () => {
      tell(browserPath);
    });
    return;
  }
  const missing = 'No Chromium, Chrome or Edge was found. Install one, or set BROWSER_PATH to its program.';
  if (process.env['CI'] === undefined) {
    console.warn(`${missing} Skipped: ${name}`);
    describe.skip(name, () => {
      tell('');
    });
    return;
  }
  test(name, () => {
    throw new Error(missing);
  });
};
