/** Every view of the window, in the order of the way between them. The first is shown where an address makes no sense. */
export const viewNames = ['history', 'statistics', 'status', 'settings'] as const;

export type ViewName = (typeof viewNames)[number];
