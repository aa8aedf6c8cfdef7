/**
 * Makes a function that many events may call: it never runs twice at the same time, and calls that come while it runs
 * make it run once more. A failure is left to the next call.
 */
export const coalesced = (work) => {
  let running;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work().catch((problem) => console.warn(problem.message));
    } while (again);
    running = undefined;
  };
  return () => {
    again = true;
    return (running ??= run());
  };
};
