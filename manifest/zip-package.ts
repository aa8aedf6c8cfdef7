import { zipSync } from 'fflate';

/** A zip keeps local times: these fields are written as they stand, in every zone. Earlier than 1980 it cannot say. */
const always = new Date(1980, 0, 1);

/** The Teams app package. The same files give the same bytes, whenever and wherever it is made. */
export function zipPackage(
  files: Readonly<Record<'manifest.json' | 'color.png' | 'outline.png', Uint8Array>>,
): Uint8Array {
  const { 'manifest.json': manifest, 'color.png': color, 'outline.png': outline } = files;
  return zipSync(
    { 'manifest.json': manifest, 'color.png': color, 'outline.png': outline },
    { level: 9, mtime: always },
  );
}
