/** Which wallet was used last, so that a reload finds it again. It never leaves the browser. */
const KEY = "tidepool.wallet";

/** A browser may forbid it; then a reload forgets. */
function ignoringRefusal<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

export const selection = {
  getSelectedWallet: () => ignoringRefusal(() => localStorage.getItem(KEY)),
  storeSelectedWallet: (key: string) => {
    ignoringRefusal(() => {
      localStorage.setItem(KEY, key);
    });
  },
  deleteSelectedWallet: () => {
    ignoringRefusal(() => {
      localStorage.removeItem(KEY);
    });
  },
};
