// Adds the optional native packages of other systems that npm leaves out of a lockfile when the registry in use
// does not offer them; without the entries `npm ci` refuses the lockfile. Run after every `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'android', 'aix', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32', 'arm'];
const words = (name) => name.split(/[^a-z0-9]+/i);
const osFrom = (name) => systems.filter((system) => words(name).includes(system));
const cpuFrom = (name) => {
  const found = processors.filter((cpu) =>
    words(name).some(
      (word) => word === cpu || (cpu === 'arm' && /^(arm|armv7|gnueabihf|gnueabi|musleabihf)$/.test(word)),
    ),
  );
  return found.length > 0 ? found.slice(0, 1) : words(name).includes('universal') ? ['x64', 'arm64'] : [];
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const packages = lock.packages;
for (const [at, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${at}/node_modules/${name}`;
    if (packages[nested] || packages[`node_modules/${name}`]) continue;
    const os = osFrom(name);
    const cpu = cpuFrom(name);
    packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev && { dev: true }),
      optional: true,
      os: os.length > 0 ? os : ['none'],
      cpu: cpu.length > 0 ? cpu : ['none'],
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
