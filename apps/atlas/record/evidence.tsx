import { useEffect, useRef } from "preact/hooks";
import { alsoQuoted, matterOf, type Claim, type Knowledge } from "@p38/record";
import { hrefOf, language, reading, words } from "../state.ts";
import { English, Limits, SourceLine, Standing, SubjectLink, ValueWords, When } from "./parts.tsx";
import { propertyWords } from "./selections.ts";
import { TotalWords } from "./totals.tsx";

/** Who says so: all claims on the matter of one claim, the one in use first, with the reason; beside the page that asks. */
export function Evidence({ knowledge, claim }: { knowledge: Knowledge; claim: Claim }) {
  const told = words.value.reading.evidence;
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    heading.current?.focus();
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") close.current?.click();
    };
    addEventListener("keydown", escape);
    return () => {
      removeEventListener("keydown", escape);
      document.querySelector<HTMLElement>(`[data-claim="${CSS.escape(claim.id)}"]`)?.focus();
    };
  }, [claim.id]);
  const dispute = knowledge.disputeOf.get(claim.id);
  const matter = matterOf(claim);
  const claims = dispute?.claims ?? (matter === null ? [claim] : knowledge.claimsByMatter.get(matter)!);
  const others = alsoQuoted(knowledge, claim);
  const totals = knowledge.totals.filter(
    ({ total, parts }) => parts.includes(claim) || claims.some((other) => other === total),
  );
  return (
    <aside class="evidence" aria-labelledby="evidence-heading">
      <a ref={close} class="button close" href={hrefOf({ ...reading.value, claim: undefined })}>
        <span aria-hidden="true">×</span>
        <span class="hidden">{words.value.page.close}</span>
      </a>
      <h2 id="evidence-heading" ref={heading} tabIndex={-1}>
        {told.heading}
      </h2>
      <p class="matter">
        <SubjectLink of={claim.subject} />
        {words.value.reading.comma}
        {propertyWords(dispute?.property ?? claim.property, language.value)}
      </p>
      {dispute ? (
        <>
          <p class="reason">
            <b>{told.reason}</b> <English>{dispute.reason}</English>
            {dispute.chosen === "by hand" && <> {told.byHand}</>}
          </p>
          {dispute.countsDiffer && <p class="notice">{told.countsDiffer}</p>}
        </>
      ) : (
        <p class="fine">{claims.length > 1 ? told.agree(claims.length) : told.alone}</p>
      )}
      <ol class="claims">
        {claims.map((one, i) => (
          <li key={one.id} class={i === 0 && claims.length > 1 ? "used" : undefined}>
            <ClaimBlock claim={one} used={i === 0 && claims.length > 1} asked={one === claim} />
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <>
          <h3>{told.alsoQuoted}</h3>
          <ul class="plain">
            {others.map((one) => (
              <li key={one.id}>
                {propertyWords(one.property, language.value)}: <ValueWords claim={one} plain />{" "}
                <small>
                  <Limits claim={one} />
                </small>{" "}
                <a href={hrefOf({ ...reading.value, claim: one.id })}>{told.look}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {totals.length > 0 && (
        <>
          <h3>{told.totals}</h3>
          <ul class="plain">
            {totals.map((total) => (
              <li key={total.id}>
                <TotalWords total={total} />
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function ClaimBlock({ claim, used, asked }: { claim: Claim; used: boolean; asked: boolean }) {
  const told = words.value.reading.evidence;
  return (
    <article class={asked ? "asked" : undefined}>
      <p class="value">
        <ValueWords claim={claim} /> {used && <span class="in-use">{told.inUse}</span>}
      </p>
      <p class="limits">
        {propertyWords(claim.property, language.value)}
        {claim.from !== undefined && (
          <>
            {words.value.reading.comma}
            <When claim={claim} />
          </>
        )}
        <Limits claim={claim} before={words.value.reading.comma} />
      </p>
      {claim.article && (
        <p class="stated">
          {claim.article.asStated !== undefined && <q lang="en">{claim.article.asStated}</q>}{" "}
          <span class={`verdict ${claim.article.verdict}`}>
            {words.value.reading.verdicts[claim.article.verdict]}
          </span>
        </p>
      )}
      <p>
        <SourceLine claim={claim} />
      </p>
      {claim.furtherSources?.map((further) => (
        <p key={further.source} class="source">
          <SubjectLink of={`source/${further.source}`} />{" "}
          <English>{[further.locator, further.about].filter(Boolean).join("; ")}</English>
        </p>
      ))}
      {claim.note !== undefined && (
        <p class="note">
          <English>{claim.note}</English>
        </p>
      )}
      <p>
        <Standing claim={claim} />
      </p>
    </article>
  );
}

/** The page of a claim that the record does not have. */
export function NoClaim({ id }: { id: string }) {
  return (
    <aside class="evidence">
      <p>{words.value.reading.noClaim(id)}</p>
    </aside>
  );
}
