/** As much of it as is used here: its types are a package of their own. */
declare module 'semver' {
  const semver: {
    subset(range: string, of: string): boolean;
    satisfies(version: string, range: string): boolean;
  };
  export default semver;
}
