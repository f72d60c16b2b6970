import { describe, expect, test } from 'vitest';
import { awaitTray } from '../../../src/shells/electron/tray/await-tray.ts';
import { createFreeHidden } from '../../../src/shells/electron/window/free-hidden.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

const minuteMs = 60_000;

function aWindow() {
  const state = { destroyed: 0, visible: false };
  const window = {
    isDestroyed: () => state.destroyed > 0,
    isVisible: () => state.visible,
    destroy: () => void (state.destroyed += 1),
  };
  return { window, state };
}

describe('a hidden window', () => {
  test('is freed after three minutes, and not before', () => {
    const timers = manualTimers();
    const { window, state } = aWindow();
    createFreeHidden(timers).hidden(window);
    timers.advance(3 * minuteMs - 1);
    expect(state.destroyed).toBe(0);
    timers.advance(1);
    expect(state.destroyed).toBe(1);
  });

  test('stays when it is wanted in time, and has its three minutes anew when it is hidden again', () => {
    const timers = manualTimers();
    const { window, state } = aWindow();
    const free = createFreeHidden(timers);
    free.hidden(window);
    timers.advance(2 * minuteMs);
    free.keep();
    timers.advance(10 * minuteMs);
    expect(state.destroyed).toBe(0);
    free.hidden(window);
    timers.advance(2 * minuteMs);
    free.hidden(window);
    timers.advance(2 * minuteMs);
    expect(state.destroyed).toBe(0);
    timers.advance(minuteMs);
    expect(state.destroyed).toBe(1);
  });

  test('is left alone when it is shown, or gone, by then', () => {
    const timers = manualTimers();
    const [shown, gone] = [aWindow(), aWindow()];
    createFreeHidden(timers).hidden(shown.window);
    createFreeHidden(timers).hidden(gone.window);
    shown.state.visible = true;
    gone.window.destroy();
    timers.advance(3 * minuteMs);
    expect([shown.state.destroyed, gone.state.destroyed]).toEqual([0, 1]);
  });
});

describe('started at login, before the panel', () => {
  async function started(...seen: readonly boolean[]) {
    const timers = manualTimers();
    const answers = [...seen];
    const unseen = Promise.withResolvers<void>();
    let looks = 0;
    const isSeen = async (): Promise<boolean> => {
      looks += 1;
      return answers.shift() ?? false;
    };
    await awaitTray({ isSeen }, timers, unseen.resolve);
    return { timers, unseen: unseen.promise, looks: () => looks };
  }

  test('a tray that is seen at once is not looked for again', async () => {
    const { timers, looks } = await started(true);
    expect([timers.pending(), looks()]).toEqual([0, 1]);
  });

  test('a panel that comes within ten seconds is enough', async () => {
    const { timers, unseen, looks } = await started(false, true);
    timers.advance(9_999);
    expect(looks()).toBe(1);
    timers.advance(1);
    expect(looks()).toBe(2);
    const told = unseen.then(() => 'unseen');
    // Whatever the second look brings has been told before this.
    expect(await Promise.race([told, new Promise((done) => setImmediate(done, 'nothing'))])).toBe('nothing');
  });

  test('without one, something else takes the place of the icon', async () => {
    const { timers, unseen } = await started(false, false);
    timers.advance(10_000);
    await unseen;
  });
});
