import { createTheme } from '@mantine/core';

/**
 * Colours are in `theme.css`, as plain variables: the kit would write them into a style element, which
 * `default-src 'self'` forbids.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The page never scrolls, so there is nothing to lock; the kit would lock it with a style element.
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
});
