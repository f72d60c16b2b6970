import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const lookEveryMs = 15_000;
/** What a collection may free must be worth its time. */
const worthBytes = 4e6;
/** Less than one call leaves behind: nothing came since the last look. */
const quietBytes = 300e3;

type Collect = (how: { readonly type: 'major'; readonly flavor: 'regular' | 'last-resort' }) => void;

/**
 * Lets V8 collect what deliveries left behind. By itself it waits until its heap has doubled, and after a burst, when nothing new
 * comes, for ever: what lived through two small collections counts as in use until then. Once it is quiet, pages go back to the
 * system, too; that takes a quarter of a second, which no delivery has to wait for.
 * @returns stops it.
 */
export function spareHeap(): () => void {
  setFlagsFromString('--expose-gc');
  // Known code: V8 hands out its collector in a new context only.
  const collect: unknown = runInNewContext('gc');
  if (!isCollect(collect)) return () => {};
  let least = Number.POSITIVE_INFINITY;
  let last = 0;
  let isTidy = false;
  const look = setInterval(() => {
    const bytes = bytesInUse();
    if (Math.abs(bytes - last) < quietBytes) {
      if (!isTidy) collect({ type: 'major', flavor: 'last-resort' });
      isTidy = true;
    } else if (bytes > least + worthBytes) {
      collect({ type: 'major', flavor: 'regular' });
      isTidy = false;
    }
    last = bytesInUse();
    least = Math.min(least, last);
  }, lookEveryMs);
  look.unref();
  return () => clearInterval(look);
}

function isCollect(value: unknown): value is Collect {
  return typeof value === 'function';
}

/** In V8's heap and behind its objects. */
function bytesInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
