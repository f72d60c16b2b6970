/** A window of the stand-in is a real page with a real preload. */
import { describe, expect, test, vi } from 'vitest';
import { fixtureRig, patience, said } from './fixture/fixture-rig.ts';

const { launchWithPage } = fixtureRig();

describe('the window', () => {
  test('shows the page of the custom scheme under its content security policy', async () => {
    const { app, page } = await launchWithPage();
    expect(await page.title()).toBe('Fixture');
    expect(await page.evaluate('seen')).toMatchObject({ eval: 'EvalError', inline: 'undefined' });
    expect(await page.evaluate('fetch("/data").then((response) => response.json())')).toEqual({ answer: 42 });
    expect(await page.evaluate('isSecureContext')).toBe(true);
    const icon = 'fetch("/tray.png").then(({ status, headers }) => [status, headers.get("content-type")])';
    expect(await page.evaluate(icon)).toEqual([200, 'image/png']);
    const [window] = await app.control.windows();
    expect(window).toMatchObject({
      url: 'fixture://window/',
      visible: true,
      bounds: { width: 700, height: 500 },
    });
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([700, 500]);
  });

  test('has the bridge of the preload before its scripts run, and nothing else of Electron', async () => {
    const { page } = await launchWithPage();
    const nothing = { require: 'undefined', process: 'undefined', ipcRenderer: 'undefined', leaks: [] };
    expect(await page.evaluate('seen')).toMatchObject({ calls: 'object', ...nothing });
    expect(await page.evaluate('calls.facts')).toEqual({
      type: 'renderer',
      sandboxed: true,
      electron: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      list: [1, 2],
    });
    expect(
      await page.evaluate('"use strict"; [Object.isFrozen(calls), Object.isFrozen(calls.facts.list)]'),
    ).toEqual([true, true]);
    const prototypes = 'calls.ask.constructor === Function && calls.facts.constructor === Object';
    expect(await page.evaluate(prototypes)).toBe(true);
  });

  test('asks and is answered, by structured clone, with the frame that asked', async () => {
    const { page } = await launchWithPage();
    const answer = await page.evaluate(
      'calls.ask(new Map([["at", new Date(5)], ["big", 5n]])).then((all) => ({ ...all, at: all.question.get("at").getTime() }))',
    );
    expect(answer).toMatchObject({
      at: 5,
      kind: '[object Map]',
      url: 'fixture://window/',
      origin: 'fixture://window',
      isMain: true,
      parent: null,
    });
  });

  test('learns of errors as Electron tells them', async () => {
    const { page } = await launchWithPage();
    expect(await page.evaluate('calls.fail().catch(String)')).toBe(
      "Error: Error invoking remote method 'fail': RangeError: out of range",
    );
    expect(await page.evaluate('calls.unknown().catch(String)')).toBe(
      "Error: Error invoking remote method 'nobody-answers-this': Error: No handler registered for 'nobody-answers-this'",
    );
    expect(await page.evaluate('calls.ask(() => {}).catch(String)')).toBe(
      'Error: An object could not be cloned.',
    );
    const thrown = '(() => { try { calls.throwNow(); } catch (error) { return String(error); } })()';
    expect(await page.evaluate(thrown)).toBe('TypeError: thrown in the preload');
  });

  test('hears what the program sends until it stops listening', async () => {
    const { app, page } = await launchWithPage();
    await vi.waitFor(
      async () => expect(await page.evaluate('heard')).toEqual([{ from: '+49', at: new Date(0) }]),
      patience,
    );
    // It returns ipcRenderer, which must not get over the bridge.
    expect(await page.evaluate('stop()')).toEqual({});
    await app.control.clickTrayMenu({ labels: ['Call'] });
    await said(app, 'call sent');
    expect(await page.evaluate('calls.ask(0).then(() => heard.length)')).toBe(1);
  });

  test('frames below have the preload only where the program wants it, and are told apart', async () => {
    const without = await launchWithPage();
    const below = without.page.frame({ name: 'below' });
    expect(await below?.evaluate('seen.calls')).toBe('undefined');
    await without.app.close();

    const { page } = await launchWithPage({ args: ['--preload-in-frames'] });
    const answer = await page.frame({ name: 'below' })?.evaluate('calls.ask(1)');
    expect(answer).toMatchObject({
      url: 'fixture://window/frame',
      isMain: false,
      parent: 'fixture://window/',
    });
  });

  test('navigates nowhere and opens nothing when the program forbids it', async () => {
    const { app, page } = await launchWithPage();
    await page.click('#away');
    await said(app, 'will-navigate https://elsewhere.example/');
    await page.click('#blank');
    await said(app, 'window.open https://elsewhere.example/');
    await page.evaluate('void window.open("https://elsewhere.example/again")');
    await said(app, 'window.open https://elsewhere.example/again');
    expect(await page.evaluate('seen.calls')).toBe('object');
    expect(await app.control.windows()).toHaveLength(1);
    await page.reload();
    expect(await page.evaluate('seen.calls')).toBe('object');
  });

  test('survives the loss of its renderer when the program reloads it', async () => {
    const { app } = await launchWithPage();
    await app.control.crashRenderer();
    await said(app, 'gone crashed');
    await vi.waitFor(() => expect(app.recordsOf('webContents.did-finish-load')).toHaveLength(2), patience);
    const page = await app.page();
    expect(await page.evaluate('calls.ask("again").then(({ question }) => question)')).toBe('again');
  });

  test('follows the theme of the desktop', async () => {
    const { app, page } = await launchWithPage({ scenario: { dark: true } });
    expect(await page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);
    await app.control.theme(false);
    await vi.waitFor(
      async () =>
        expect(await page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(false),
      patience,
    );
  });

  test('takes Chromium with it when the program is killed', async () => {
    const { app } = await launchWithPage();
    const endpoint = `${await app.control.browserEndpoint()}/json/version`;
    expect((await fetch(endpoint)).status).toBe(200);
    app.process.kill('SIGKILL');
    expect(await app.exit).toBeNull();
    await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
  });
});
