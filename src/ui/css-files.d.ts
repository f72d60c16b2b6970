/** Vite turns these into style sheets of their own. */
declare module '*.css';
