/** What the operator does with a menu. */
import { app } from './app.ts';
import { noModifiers } from './electron-event.ts';
import type { Menu, MenuItem } from './menu.ts';
import { record } from './records.ts';

/** An id, or the labels on the way, such as `['Do not disturb', '1 hour']`. */
export type ItemChoice = { readonly id: string } | { readonly labels: readonly string[] };

/** @throws when there is no such item, or it cannot be clicked because it is hidden or greyed out. */
export function clickMenuItem(menu: Menu, choice: ItemChoice): void {
  const item = 'id' in choice ? menu.getMenuItemById(choice.id) : byLabels(menu, choice.labels);
  if (!item) throw new Error(`no menu item ${JSON.stringify(choice)}`);
  if (!item.enabled || !item.visible || item.type === 'separator' || item.submenu) {
    throw new Error(`the menu item ${JSON.stringify(choice)} cannot be clicked`);
  }
  record('menu.click', { id: item.id, label: item.label });
  item.click(noModifiers);
  if (item.role === 'quit') app.quit();
}

function byLabels(menu: Menu, labels: readonly string[]): MenuItem | undefined {
  const [first, ...others] = labels;
  const item = menu.items.find(({ label }) => label === first);
  if (others.length === 0) return item;
  return item?.submenu ? byLabels(item.submenu, others) : undefined;
}
