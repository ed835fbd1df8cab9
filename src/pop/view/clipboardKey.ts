/** The name in `globalState` of what is on the clipboard and has to go. */
export const clipboardKey = 'clipboard';
