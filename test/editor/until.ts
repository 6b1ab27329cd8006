/** Waits until `condition` gives something, looking again whenever one of the events fires. */
export function until<T>(
  what: string,
  condition: () => T | null | undefined | false,
  ...events: readonly ((listener: () => void) => { dispose(): unknown })[]
): Promise<T> {
  const subscriptions: { dispose(): unknown }[] = [];
  const result = new Promise<T>((resolve, reject) => {
    const look = () => {
      const value = condition();
      if (value) resolve(value);
    };
    subscriptions.push(...events.map(event => event(look)));
    const timer = setTimeout(() => reject(new Error(`Waited 20 s in vain for ${what}.`)), 20_000);
    subscriptions.push({ dispose: () => clearTimeout(timer) });
    look();
  });
  return result.finally(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
}
