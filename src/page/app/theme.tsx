import { useState } from 'preact/hooks';

type Theme = 'auto' | 'light' | 'dark';
const order: readonly Theme[] = ['auto', 'light', 'dark'];
const signs: Readonly<Record<Theme, string>> = { auto: '◐', light: '☀', dark: '☾' };

/** As the system has it, or what the reader prefers for this page. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(remembered);
  const next = order[(order.indexOf(theme) + 1) % order.length] ?? 'auto';
  document.documentElement.dataset.theme = theme;
  return (
    <button
      type="button"
      class="theme"
      title={`Colours: ${theme}; click for ${next}`}
      aria-label={`Colours: ${theme}`}
      onClick={() => {
        remember(next);
        setTheme(next);
      }}
    >
      {signs[theme]}
    </button>
  );
}

/** A page that is opened as a file may not be allowed to remember anything. */
function remembered(): Theme {
  try {
    return order.find((theme) => theme === localStorage.getItem('devmify-theme')) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem('devmify-theme', theme);
  } catch {
    // It then lasts as long as the page.
  }
}
