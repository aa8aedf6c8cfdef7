/** What each place may import, beside itself. A path such as `src/intake/mailbox` stands for that file alone. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  'src/inquiry': [],
  'src/clock': [],
  'src/procedure': ['src/inquiry', 'src/clock'],
  'src/people': ['src/inquiry', 'src/clock'],
  'src/log': ['src/inquiry', 'src/clock', 'src/diagnostics'],
  'src/views': ['src/procedure', 'src/people', 'src/inquiry', 'src/clock', 'src/log'],
  'src/reminders': [
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
    // The port only: a notice may go out as mail.
    'src/intake/mailbox',
  ],
  // What is told to people once, though it belongs to no inquiry.
  'src/occasions': ['src/reminders', 'src/views', 'src/log', 'src/people', 'src/clock', 'src/diagnostics'],
  // What there is to do today, and how the week went.
  'src/overviews': [
    'src/occasions',
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
    // The ports only: what was set aside, and what the last check of the mailbox found.
    'src/intake/ledger',
    'src/intake/reconcile',
  ],
  // Who is away, and what becomes of what they own.
  'src/absence': [
    'src/occasions',
    'src/reminders',
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
    // The faults of the port: settings of mailboxes are read as mail is.
    'src/intake/mailbox',
  ],
  // Taking in a mail is a decision, committed as all decisions are, and makes reminders.
  'src/intake': [
    'src/reminders',
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
  ],
  // What Graph tells, and the one subscription by which it does.
  'src/watch': ['src/intake/walk', 'src/intake/mailbox', 'src/log', 'src/clock', 'src/diagnostics'],
  'src/desk': [
    'src/absence',
    'src/occasions',
    'src/overviews',
    'src/intake',
    'src/reminders',
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
  ],
  // Those without an account answer as those in Teams do: the same decisions, the same log.
  'src/answer-link': [
    'src/desk',
    'src/intake/mailbox',
    'src/reminders',
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
  ],
  // What a person can do with the log at the command line.
  'src/log-desk': [
    'src/desk/contexts',
    'src/intake/plans',
    'src/reminders',
    'src/views',
    'src/log',
    'src/procedure',
    'src/people',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
  ],
  // Whether what the service does by itself is still done.
  'src/alarm': ['src/clock', 'src/diagnostics'],
  // Figures are taken at the ports.
  'src/metrics': ['src/app', 'src/reminders/teams', 'src/intake', 'src/watch', 'src/log', 'src/inquiry', 'src/clock'],
  'src/diagnostics': [],
  'src/loop': ['src/clock'],
  'src/start-loops': ['src/app', 'src/watch', 'src/loop', 'src/clock', 'src/diagnostics'],
  'src/app': [
    'src/absence',
    'src/overviews',
    'src/desk',
    'src/intake',
    'src/reminders',
    'src/views',
    'src/log',
    'src/people',
    'src/clock',
  ],
  // The edges: the ports of the core, what the app can do, and cards; no other edge.
  'src/tables': [
    'src/alarm',
    'src/log',
    'src/people',
    'src/intake',
    'src/watch',
    'src/inquiry',
    'src/clock',
    'src/diagnostics',
  ],
  'src/web': [
    'src/app',
    'src/answer-link',
    'src/views',
    'src/intake',
    'src/watch',
    'src/log',
    'src/clock',
    'src/diagnostics',
  ],
  'src/vault': ['src/log'],
  'src/telemetry': ['src/alarm', 'src/metrics'],
  cards: ['src/views', 'src/reminders', 'src/inquiry'],
  bot: ['cards', 'src/app', 'src/views', 'src/reminders', 'src/people', 'src/clock'],
  graph: ['src/intake', 'src/watch', 'src/people', 'src/clock'],
  // The composition root and its settings.
  'src/pino-diagnostics': ['src/diagnostics'],
  'src/config': ['bot', 'graph', 'src/tables', 'src/vault', 'src/log', 'src/people', 'src/clock', 'src/diagnostics'],
  'src/credentials': ['bot', 'graph', 'src/tables', 'src/vault', 'src/log', 'src/config'],
  'src/stop-on-signals': ['src/compose', 'src/diagnostics'],
  'src/compose': ['bot', 'graph', 'cards', 'src'],
  'src/main': ['bot', 'graph', 'cards', 'src'],
  'src/print-rights': ['src/desk', 'src/log-desk', 'src/people', 'src/procedure'],
  'src/rights-command': ['src/print-rights', 'src/procedure'],
  'src/log-command': ['src/log-desk', 'src/log', 'src/config', 'src/credentials', 'src/tables', 'src/clock'],
  local: ['bot', 'graph', 'cards', 'src', 'manifest'],
  manifest: ['src/config'],
  bench: ['bot', 'graph', 'cards', 'src', 'local'],
  simulate: ['cards', 'src', 'simulate'],
  // Who judges may know the table as data and what is stored, not the code that is judged.
  'simulate/check': [
    'simulate/edges/arrived',
    'simulate/people/known-away',
    'src/procedure/steps',
    'src/procedure/table',
    'src/log/rows',
    'src/log/verify',
    'src/people/people',
    'src/inquiry',
    'src/clock',
  ],
};

/** Who alone may name a package. Packages that are not here are everybody's. */
export const owners: readonly { readonly packages: RegExp; readonly places: readonly string[] }[] = [
  // And the one benchmark that measures our turn beside the SDK's own.
  { packages: /^bot(builder|framework)/, places: ['bot', 'bench/bare-turn'] },
  { packages: /^@microsoft\/microsoft-graph/, places: ['graph'] },
  { packages: /^@azure\/data-tables/, places: ['src/tables'] },
  {
    packages: /^@azure\/identity/,
    places: ['graph/token', 'src/tables/table-clients', 'src/vault', 'src/credentials'],
  },
  { packages: /^@azure\/keyvault-keys/, places: ['src/vault'] },
  { packages: /^@opentelemetry\//, places: ['src/telemetry'] },
  { packages: /^adaptive/, places: ['cards'] },
  { packages: /^@?fastify/, places: ['src/web', 'local', 'bench/bare-turn'] },
  { packages: /^pino/, places: ['src/pino-diagnostics'] },
  { packages: /^(postal-mime|html-to-text|email-forward-parser)/, places: ['src/intake', 'local'] },
  { packages: /^(smtp-server|nodemailer|jsonwebtoken|azurite)/, places: ['local'] },
  { packages: /^(node:)?worker_threads$/, places: ['src/intake/worker'] },
  { packages: /^(node:)?child_process$/, places: ['local', 'bench'] },
  { packages: /^(node:)?https?$/, places: ['local', 'bench'] },
];

/** Where the machine's time, timers, process and network may be used, and which of them. */
export const doors: readonly { readonly files: RegExp; readonly uses: RegExp }[] = [
  { files: /^src\/clock\/system\.ts$/, uses: /^(Date\.now|DateTime\.utc\(\)|setTimeout)$/ },
  // The end of a call to another machine.
  { files: /^(graph\/caller|src\/tables\/azure-rows|src\/vault\/vault-key)\.ts$/, uses: /^AbortSignal\.timeout$/ },
  { files: /^src\/telemetry\//, uses: /^(fetch|AbortSignal\.timeout)$/ },
  { files: /^src\/.*-command\.ts$/, uses: /./ },
  { files: /^src\/intake\/worker\//, uses: /./ },
  { files: /^src\/(main|stop-on-signals)\.ts$/, uses: /^(process\.|setTimeout)/ },
  { files: /^(local|bench|manifest)\//, uses: /./ },
  { files: /^simulate\/(main|progress)\.ts$/, uses: /./ },
];

/** Where nothing may know whether it runs in a tenant or on one machine. */
export const blind = /^(src|bot|graph|cards)\//;
