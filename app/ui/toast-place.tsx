import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { Toast } from "./toast";

const ToastContext = createContext<(message: string) => void>(() => undefined);

/** Shows a short message to whoever looks at the page; one at a time. */
export function useToast(): (message: string) => void {
  return useContext(ToastContext);
}

/** The one place of the page where messages appear. */
export function ToastPlace({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  const [said, setSaid] = useState({ message: "", count: 0 });
  const say = useCallback((message: string) => setSaid(({ count }) => ({ message, count: count + 1 })), []);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <Toast key={said.count} closeLabel={closeLabel}>{said.message || undefined}</Toast>
    </ToastContext.Provider>
  );
}
