/** What only the page itself knows. Written as text: the tests are compiled without a browser's globals. */
import type { Page } from 'playwright-core';
import { z } from 'zod';

/** Wider than the window means that something hangs out at the side. */
export async function widthOf(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth'));
}

/** The row under a point of the screen: its id, and where exactly it is. */
export async function rowAt(page: Page, x: number, y: number): Promise<string> {
  return String(
    await page.evaluate(`(() => {
      const row = document.elementFromPoint(${x}, ${y})?.closest('[role=row]');
      return row ? row.id + ' at ' + row.getBoundingClientRect().top : 'none';
    })()`),
  );
}

/** Elements whose text does not fit, with the text. @param selector what must never be cut. */
export async function cutTexts(page: Page, selector: string): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).overflowX !== 'visible')
    .map((element) => element.className + ': ' + element.textContent)`);
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

export async function hasFocus(page: Page, selector: string): Promise<boolean> {
  return Boolean(await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`));
}

/** Heights of all elements that match, each once. */
export async function heightsOf(page: Page, selector: string): Promise<unknown> {
  return page.evaluate(`[...new Set([...document.querySelectorAll(${JSON.stringify(selector)})]
    .map((element) => element.getBoundingClientRect().height))]`);
}

/** The list of calls, in pixels. */
export async function listScroll(page: Page): Promise<{ readonly top: number; readonly height: number }> {
  const found = await page.evaluate(`(({ scrollTop, scrollHeight }) => [scrollTop, scrollHeight])(
    document.querySelector('[role=grid]'))`);
  const [top, height] = z.tuple([z.number(), z.number()]).parse(found);
  return { top, height };
}

export async function scrollList(page: Page, top: number): Promise<void> {
  await page.evaluate(`document.querySelector('[role=grid]').scrollTo({ top: ${top} })`);
}
