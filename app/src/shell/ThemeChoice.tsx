import { THEMES, setTheme, useTheme } from "../design/theme.ts";
import type { Theme } from "../design/theme.ts";

import styles from "./ThemeChoice.module.css";

const NAMES: Readonly<Record<Theme, string>> = { system: "System", light: "Light", dark: "Dark" };

export function ThemeChoice() {
  const theme = useTheme();
  return (
    <fieldset className={styles["choice"]}>
      <legend className="visually-hidden">Colours</legend>
      {THEMES.map((one) => (
        <label key={one} className={styles["option"]}>
          <input
            type="radio"
            name="theme"
            value={one}
            className="visually-hidden"
            checked={theme === one}
            onChange={() => {
              setTheme(one);
            }}
          />
          {NAMES[one]}
        </label>
      ))}
    </fieldset>
  );
}
