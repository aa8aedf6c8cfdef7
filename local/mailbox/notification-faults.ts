/** What can go wrong with one notification of new mail. */
export type NotificationFault =
  /** It never comes. With `thenMissed` Graph says later that some were missed. */
  | { readonly kind: 'lose'; readonly thenMissed?: boolean }
  | { readonly kind: 'twice' }
  /** It waits until it is let go; what was held comes in the other order. */
  | { readonly kind: 'hold' };

/** The knobs with which tests make notifications go wrong. */
export type NotificationFaults = {
  /** Each fault strikes one notification, in the order given. */
  nextNotification(fault: NotificationFault): void;
  /** What has struck so far, in order. */
  struckNotifications(): readonly NotificationFault[];
  /** From now on nobody is told of new mail, or everybody is again. */
  loseNotifications(all: boolean): void;
  /** Sends what is held, the last first. */
  letGo(): void;
  /** Every subscription ends without a word. */
  expireSubscriptions(): void;
  /** Every subscription is removed, and that is said. */
  removeSubscriptions(): void;
  /** Says that every subscription is to be confirmed. */
  askReauthorization(): void;
};

/** The faults that wait for the next notifications, and how the notifier takes them. */
export function notificationFaults(): Pick<
  NotificationFaults,
  'nextNotification' | 'loseNotifications' | 'struckNotifications'
> & {
  take(): NotificationFault | undefined;
  clear(): void;
} {
  const waiting: NotificationFault[] = [];
  const struck: NotificationFault[] = [];
  let areLost = false;
  return {
    nextNotification(fault) {
      waiting.push(fault);
    },
    loseNotifications(all) {
      areLost = all;
    },
    struckNotifications: () => [...struck],
    take() {
      const fault: NotificationFault | undefined = areLost ? { kind: 'lose' } : waiting.shift();
      if (fault !== undefined) struck.push(fault);
      return fault;
    },
    clear() {
      waiting.length = 0;
      areLost = false;
    },
  };
}
