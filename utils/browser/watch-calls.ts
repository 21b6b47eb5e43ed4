/**
 * Hears of calls of a method of the page's, after each: what it gave, whose method it was, and with what it was called (a list that only its indexes may be read of: a page may
 * have changed how lists are gone through).
 */
export type WatchCalls = <
  K extends string,
  O extends { [name in K]: (...args: never[]) => unknown },
>(
  owner: O,
  name: K,
  seen: (result: ReturnType<O[K]>, self: never, args: Parameters<O[K]>) => void,
) => void;

/**
 * MAIN world: the page's methods stay as they are to the page, which never hears of what goes wrong here. A method that the
 * page put over ours meanwhile cannot be taken back from below it, so `end` leaves ours there and lets them do nothing.
 */
export function createCallWatcher() {
  const { apply } = Reflect;
  let ended = false;
  const watchCalls: WatchCalls = (owner, name, seen) => {
    owner[name] = new Proxy(owner[name], {
      apply(target, self, args) {
        const result = apply(target, self, args);
        try {
          if (!ended) seen(result, self as never, args as never);
        } catch {
          // The page has what it called for.
        }
        return result;
      },
    });
  };
  const end = () => {
    ended = true;
  };
  return { watchCalls, end };
}
