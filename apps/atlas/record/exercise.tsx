import { computed, effect, signal } from "@preact/signals";
import type { Claim, Knowledge } from "@p38/record";
import { language, words } from "../state.ts";
import { Choice, Figure, Matter, ValueWords } from "./parts.tsx";
import { knowledge } from "./library.ts";
import { propertyWords } from "./selections.ts";

type Verdict = NonNullable<Claim["article"]>["verdict"];
const ANSWERS: readonly Verdict[] = ["agrees", "conflicts", "unverified"];

/** answers given, by claim; they last as long as the page */
const answers = signal<ReadonlyMap<string, Verdict>>(new Map());
const section = signal("");
const at = signal(0);
// another part of the article begins with its first claim
effect(() => {
  void section.value;
  at.value = 0;
});
const stated = computed(() => (knowledge.value ? statedIn(knowledge.value, section.value) : []));

/** The article's claims that can be judged: of one of its sections or of all, in its order. */
function statedIn({ claims }: Knowledge, name: string): Claim[] {
  return claims.filter(
    ({ article }) => article?.asStated !== undefined && (name === "" || article.section === name),
  );
}

/** The article's own claims, one by one: the reader judges before the record tells. */
export function Exercise() {
  const told = words.value.reading.exercise;
  const claims = stated.value;
  const sections = [...new Set(statedIn(knowledge.value!, "").map(({ article }) => article!.section))];
  const claim = claims[Math.min(at.value, claims.length - 1)];
  const given = claims.flatMap((one) => {
    const answer = answers.value.get(one.id);
    return answer ? [answer === one.article!.verdict] : [];
  });
  return (
    <>
      <p>{told.explained}</p>
      <Choice
        label={told.section}
        chosen={section}
        options={sections.map((value) => ({ value, words: value, english: true }))}
      />
      <p role="status" class="fine">
        {told.place(Math.min(at.value, claims.length - 1) + 1, claims.length)}{" "}
        {given.length > 0 && told.right(given.filter(Boolean).length, given.length)}
      </p>
      <Question claim={claim} />
      <p class="row">
        <button type="button" disabled={at.value === 0} onClick={() => at.value--}>
          {told.before}
        </button>
        <button type="button" disabled={at.value >= claims.length - 1} onClick={() => at.value++}>
          {told.next}
        </button>
      </p>
    </>
  );
}

function Question({ claim }: { claim: Claim }) {
  const told = words.value.reading;
  const answer = answers.value.get(claim.id);
  const { asStated, verdict, against } = claim.article!;
  return (
    <section class="question">
      <blockquote lang="en">{asStated}</blockquote>
      <p>
        {told.exercise.means} <Matter claim={claim} />:{" "}
        <b>
          <ValueWords claim={claim} plain />
        </b>
      </p>
      <div class="row" role="group" aria-label={told.exercise.ask}>
        {ANSWERS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={answer === name}
            disabled={answer !== undefined}
            onClick={() => (answers.value = new Map(answers.value).set(claim.id, name))}
          >
            {told.exercise.answers[name]}
          </button>
        ))}
      </div>
      {answer !== undefined && (
        <div class="revealed" role="status">
          <p>
            <b>{answer === verdict ? told.exercise.isRight : told.exercise.isWrong}</b>{" "}
            <span class={`verdict ${verdict}`}>{told.verdicts[verdict]}</span>
          </p>
          {against.length > 0 && (
            <>
              <p>{told.exercise.against}</p>
              <ul class="plain">
                {against.map((id) => {
                  const other = knowledge.value!.claimById.get(id);
                  return (
                    other && (
                      <li key={id}>
                        {propertyWords(other.property, language.value)} <Figure claim={other} />
                      </li>
                    )
                  );
                })}
              </ul>
            </>
          )}
          <p>
            <Figure claim={claim}>{told.whoSays}</Figure>
          </p>
        </div>
      )}
    </section>
  );
}
