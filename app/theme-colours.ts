/** The paper of globals.css, light and dark: a browser's own bars cannot read a custom property. */
export const paper = { light: "#f5f0e7", dark: "#101a16" } as const;
