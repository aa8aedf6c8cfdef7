import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillManifest } from './fill-manifest';
import { packageRoot } from './package-root';
import { packageUsage, readPackageRequest } from './package-request';
import { schemaFaults } from './schema-faults';
import { zipPackage } from './zip-package';

/** `npm run package`: the zip that an administrator uploads to Teams. This file touches the disk and the process. */
function main(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(packageUsage);
    return 0;
  }
  const request = readPackageRequest(args, process.env);
  if (!('appId' in request)) return refuse(request, packageUsage);

  const root = packageRoot(__dirname);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const manifest = fillManifest(readFileSync(join(root, 'manifest/manifest.json'), 'utf8'), { version, ...request });
  const faults = schemaFaults(manifest, request.manifestVersion);
  if (faults.length > 0) return refuse(faults.map((fault) => `Not valid in the Teams schema: ${fault}`));

  const bytes = zipPackage({
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': readFileSync(join(root, 'manifest/color.png')),
    'outline.png': readFileSync(join(root, 'manifest/outline.png')),
  });
  writeFileSync(request.out, bytes);
  process.stdout.write(
    `${request.out}: Member Escalations ${request.version ?? version}, Teams manifest ${request.manifestVersion}.\n`,
  );
  const sample = Object.values(manifest.developer).filter((value) => value.includes('example.org'));
  if (sample.length > 0)
    process.stderr.write(`These addresses are samples; see --website, --privacy, --terms: ${sample.join(' ')}\n`);
  return 0;
}

function refuse(faults: readonly string[], usage = ''): number {
  process.stderr.write(`${[...faults, 'No package was made.', ...(usage === '' ? [] : ['', usage])].join('\n')}\n`);
  return 2;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (fault) {
  process.exitCode = refuse([fault instanceof Error ? fault.message : String(fault)]);
}
