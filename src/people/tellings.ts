/** What is told to people once, though several instances want to tell it. */
export type Tellings = {
  isTold(key: string): Promise<boolean>;
  /**
   * Whether we are to tell it: until the given machine time it is ours alone, and afterwards anybody's again.
   * @param key says what is told, to whom and on what occasion; no member data.
   */
  claim(key: string, machineNow: number, until: number): Promise<'ours' | 'told' | 'busy'>;
  /** It was told, or there is nothing to tell. */
  told(key: string): Promise<void>;
};
