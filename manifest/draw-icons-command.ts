import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { packageRoot } from './package-root';

/** `node dist/manifest/draw-icons-command.js BROWSER` draws the PNGs from the SVGs; BROWSER is a Chromium, Chrome or Edge. */
async function main(browserPath: string | undefined): Promise<number> {
  if (browserPath === undefined) {
    process.stderr.write('Name the program of a Chromium, Chrome or Edge: it draws the icons.\n');
    return 2;
  }
  const folder = join(packageRoot(__dirname), 'manifest');
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    for (const [name, size] of [
      ['color', 192],
      ['outline', 32],
    ] as const) {
      const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
      const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:${String(size)}px;height:${String(size)}px}</style>${svg}`,
      );
      await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
  return 0;
}

main(process.argv[2]).then(
  (status) => {
    process.exitCode = status;
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 1;
  },
);
