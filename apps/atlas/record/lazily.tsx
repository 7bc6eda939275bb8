import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { words } from "../state.ts";

/**
 * A component whose code comes the first time that it is shown; until then the page says that it is on its way.
 *
 * @param bring fetches the code
 */
export function lazily<P extends object>(bring: () => Promise<ComponentType<P>>): ComponentType<P> {
  let came: ComponentType<P> | null = null;
  return function Lazily(props: P) {
    const here = useSignal(came !== null);
    const failed = useSignal("");
    useEffect(() => {
      if (came) return;
      bring()
        .then((component) => {
          came = component;
          return (here.value = true);
        })
        .catch((error: unknown) => (failed.value = String(error)));
    }, []);
    if (here.value && came) {
      const Component = came;
      return <Component {...props} />;
    }
    return (
      <p class="opening" role="status">
        {failed.value === "" ? words.value.page.loading : <span lang="en">{failed.value}</span>}
      </p>
    );
  };
}
