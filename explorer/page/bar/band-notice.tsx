/**
 * That bands are shown, and how to be rid of them: on a telephone their switch is folded away in the
 * menu, and who follows a link of somebody else's did not ask for them.
 */
import { formatNumber } from "../../../viz/numbers.ts";
import { useStore } from "../page-context.ts";

export function BandNotice() {
  const store = useStore();
  const { words, language, bands } = store;
  if (!store.isBandAsked.value) return null;
  const share = bands.share.value;
  const turnOff = (): void => {
    store.look({ band: false });
    // The button is gone with what it was for.
    document.getElementById("results")?.focus({ preventScroll: true });
  };
  return (
    <p class="band-notice">
      <span>
        {share === null
          ? words.value.bandShown
          : words.value.bandWorking(`${formatNumber(share * 100, language.value)}\u00a0%`)}
      </span>
      <button type="button" onClick={turnOff}>
        {words.value.bandOff}
      </button>
    </p>
  );
}
