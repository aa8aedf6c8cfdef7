/** The Microsoft 365 clouds the service can run in. */
export type CloudName = 'public' | 'gcc' | 'gccHigh' | 'dod';

/** Where a cloud's Graph is, who issues its tokens, and for what scope. All three belong together. */
export type Cloud = {
  readonly graphBaseUrl: string;
  readonly authorityHost: string;
  readonly scope: string;
};

/** The addresses per cloud. GCC shares the public ones; GCC High and DoD have their own Graph and their own sign-in. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    graphBaseUrl: 'https://graph.microsoft.com',
    authorityHost: 'https://login.microsoftonline.com',
    scope: 'https://graph.microsoft.com/.default',
  },
  gcc: {
    graphBaseUrl: 'https://graph.microsoft.com',
    authorityHost: 'https://login.microsoftonline.com',
    scope: 'https://graph.microsoft.com/.default',
  },
  gccHigh: {
    graphBaseUrl: 'https://graph.microsoft.us',
    authorityHost: 'https://login.microsoftonline.us',
    scope: 'https://graph.microsoft.us/.default',
  },
  dod: {
    graphBaseUrl: 'https://dod-graph.microsoft.us',
    authorityHost: 'https://login.microsoftonline.us',
    scope: 'https://dod-graph.microsoft.us/.default',
  },
};
