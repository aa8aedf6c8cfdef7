import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file the page may ask for: where it stands in the URL and on the disk. */
export type StaticFile = { readonly url: string; readonly file: string };

/**
 * The package's root, sought upward, so that it is found from the source and from `dist` alike.
 *
 * @throws Error when no folder above has both a package.json and the page.
 */
export const packageRoot = (from: string): string => {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'local', 'page', 'index.html')))
      return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package with local/page found above ${from}.`);
  }
};

/** The page's own files and the two of the card renderer; `/` is index.html. */
export const staticFiles = (root: string): readonly StaticFile[] => {
  const page = path.join(root, 'local', 'page');
  const own = readdirSync(page)
    .filter((name) => path.extname(name) in typeOf)
    .map((name) => ({ url: name === 'index.html' ? '/' : `/${name}`, file: path.join(page, name) }));
  const vendor = ['adaptivecards.min.js', 'adaptivecards.css'].map((name) => ({
    url: `/vendor/${name}`,
    file: require.resolve(`adaptivecards/dist/${name}`),
  }));
  return [...own, ...vendor];
};

/** Serves each file under its own route: there is no path to climb out of. Read anew each time, so that edits show on reload. */
export const serveStatics = (app: FastifyInstance, files: readonly StaticFile[]): void => {
  for (const { url, file } of files) {
    const type = typeOf[path.extname(file)] ?? 'application/octet-stream';
    app.get(url, async (_request, reply) => {
      reply.header('content-type', type).header('cache-control', 'no-cache');
      return await readFile(file);
    });
  }
};
