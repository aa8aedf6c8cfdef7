import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Microsoft's schemas come with this package: nothing is fetched. */
const schemas = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');

/**
 * What Microsoft's own schema of a version has against a manifest; nothing when it is valid.
 * @throws Error when there is no such version.
 */
export function schemaFaults(manifest: unknown, version: string): readonly string[] {
  const text = readFileSync(join(schemas, `v${version}/MicrosoftTeams.schema.json`), 'utf8');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // Some of the files begin with a byte order mark, which JSON does not allow.
  const validate = ajv.compile(JSON.parse(text.replace(/^\uFEFF/, '')) as object);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}
