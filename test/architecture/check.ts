import { posix } from 'node:path';
import { circlesIn } from './circles';
import { arrows, blind, doors, owners } from './rules';
import { factsOf } from './source-facts';

/** Sources by their paths from the root. */
export type Sources = ReadonlyMap<string, string>;

/** Everything by which the sources break the rules of the architecture, one line each. */
export function faultsOf(sources: Sources): readonly string[] {
  const faults: string[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const [file, code] of sources) {
    const { imports, ambient, modes } = factsOf(code);
    const own = imports.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(file), name));
    graph.set(
      file,
      own.flatMap((target) => [`${target}.ts`, `${target}/index.ts`].filter((path) => sources.has(path))),
    );
    const place = placeOf(file);
    if (place === undefined) faults.push(`${file}: stands where no rule says what it may import`);
    for (const target of own) if (place !== undefined && !mayImport(place, target)) faults.push(`${file} -> ${target}`);
    for (const name of imports) if (!name.startsWith('.') && !mayName(file, name)) faults.push(`${file} -> ${name}`);
    for (const use of ambient) if (!mayUse(file, use)) faults.push(`${file}: ${use}`);
    for (const word of modes) if (blind.test(file)) faults.push(`${file}: asks for "${word}"`);
  }
  for (const circle of circlesIn(graph)) faults.push(`circle: ${circle.join(' ')}`);
  return faults;
}

/** The longest place of the rules that a path stands in. */
function placeOf(path: string): string | undefined {
  return Object.keys(arrows)
    .filter((place) => isIn(path, place))
    .sort((a, b) => b.length - a.length)[0];
}

function mayImport(place: string, target: string): boolean {
  return placeOf(target) === place || (arrows[place] ?? []).some((allowed) => isIn(target, allowed));
}

function mayName(file: string, name: string): boolean {
  return owners.every(({ packages, places }) => !packages.test(name) || places.some((place) => isIn(file, place)));
}

function mayUse(file: string, use: string): boolean {
  return doors.some(({ files, uses }) => files.test(file) && uses.test(use));
}

/** Whether a path is the place itself, with or without its ending, or lies below it. */
function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}.`);
}
