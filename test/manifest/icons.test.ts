import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../manifest/package-root';
import { describeInBrowser, launchBrowser } from '../browser';
import { readPng } from './png';

const folder = join(packageRoot(__dirname), 'manifest');
const icon = (file: string) => readPng(readFileSync(join(folder, file)));
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { accentColor: string };
const accent = [1, 3, 5].map((at) => parseInt(manifest.accentColor.slice(at, at + 2), 16));

test('the colour icon fills 192 by 192 pixels to its corners with the accent colour', () => {
  const { width, height, pixels } = icon('color.png');
  expect([width, height]).toEqual([192, 192]);
  expect(pixels.every((pixel) => pixel[3] === undefined || pixel[3] === 255)).toBe(true);
  for (const corner of [0, 191, 192 * 191, 192 * 192 - 1]) expect(pixels[corner]?.slice(0, 3)).toEqual(accent);
});

test('the colour icon keeps its sign out of the edges that Teams crops', () => {
  const { pixels } = icon('color.png');
  const inEdge = (n: number) => [n % 192, Math.floor(n / 192)].some((at) => at < 24 || at >= 168);
  const edge = pixels.filter((_, n) => inEdge(n));
  expect(new Set(edge.map((pixel) => pixel.slice(0, 3).join()))).toEqual(new Set([accent.join()]));
});

test('the outline icon has 32 by 32 pixels, each white or nothing', () => {
  const { width, height, pixels } = icon('outline.png');
  expect([width, height]).toEqual([32, 32]);
  const seen = pixels.filter(([, , , alpha]) => alpha !== 0);
  expect(new Set(seen.map((pixel) => pixel.slice(0, 3).join()))).toEqual(new Set(['255,255,255']));
  expect(pixels[0]?.[3]).toBe(0);
  // A sign, neither empty nor a white square.
  expect(seen.length).toBeGreaterThan(200);
  expect(seen.length).toBeLessThan(500);
});

describeInBrowser('The icons', (browserPath) => {
  test.each(['color', 'outline'])('the PNG shows what its SVG says: %s', async (name) => {
    const drawn = icon(`${name}.png`);
    const browser = await launchBrowser(browserPath);
    try {
      const page = await browser.newPage({
        viewport: { width: drawn.width, height: drawn.height },
        deviceScaleFactor: 1,
      });
      const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
      await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
      const now = readPng(await page.screenshot({ omitBackground: true }));
      expect(now.pixels).toHaveLength(drawn.pixels.length);
      // Browsers smooth edges a little differently; a moved or recoloured part differs by far more.
      const strayed = now.pixels.filter((pixel, n) =>
        pixel.some((value, channel) => Math.abs(value - (drawn.pixels[n]?.[channel] ?? 255)) > 64),
      );
      expect(strayed.length).toBeLessThan(drawn.pixels.length / 200);
    } finally {
      await browser.close();
    }
  });
});
