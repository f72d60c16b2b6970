import type { Page } from 'playwright-core';
import type { WindowMethod, WindowRequests } from '../../../src/contract/window-api.ts';

type Handlers = {
  readonly [Method in WindowMethod]?: (
    ask: WindowRequests[Method]['ask'],
  ) => WindowRequests[Method]['answer'] | Promise<WindowRequests[Method]['answer']> | 'nobody answers';
};

/**
 * Lets a page hear other answers than the plain program's. The real server still checks the shape of each request, and
 * whether the page may ask.
 */
export async function answerInstead(page: Page, answers: Handlers): Promise<void> {
  for (const [method, answer] of Object.entries(answers)) {
    await page.route(`**/api/${method}`, async (route) => {
      const response = await route.fetch();
      if (!response.ok()) return route.fulfill({ response });
      // The shape was checked on the way; the compiler cannot follow it into the union.
      const given = await (answer as (ask: unknown) => unknown)(route.request().postDataJSON());
      return given === 'nobody answers' ? route.abort() : route.fulfill({ json: given });
    });
  }
}
