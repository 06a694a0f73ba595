import { describe, expect, it } from "vitest";
import { noticeKinds, noticeRelations } from "#db/values.ts";
import { audienceOf, isToldWhenHidden, relationOrder, settingOf } from "./notice-policy.ts";

describe("whom something concerns", () => {
  it("tells those who take part, and who follow it, of every answer", () => {
    for (const kind of ["proposal_answered", "answer_changed", "proposal_shortlisted", "proposal_unshortlisted", "proposal_withdrawn"] as const) {
      expect(audienceOf(kind)).toEqual({ relations: ["author", "co_author", "drafter", "commenter", "supporter"], follows: ["proposal", "theme", "plan", "organisation", "initiative"] });
    }
  });

  it("tells supporters of an edit only when it is a major one", () => {
    expect(audienceOf("proposal_edited").relations).not.toContain("supporter");
    expect(audienceOf("proposal_edited", { isMajor: true }).relations).toContain("supporter");
    expect(audienceOf("proposal_edited").follows).toContain("proposal");
  });

  it("never tells all supporters of a comment", () => {
    for (const kind of ["comment_written", "reply_written", "position_published"] as const) {
      expect(audienceOf(kind).relations).not.toContain("supporter");
      expect(audienceOf(kind).relations).not.toContain("commenter");
    }
    expect(audienceOf("reply_written").parentAuthor).toBe(true);
  });

  it("tells everybody of an answer of the authority to the debate, and of one to a comment those who talk there", () => {
    expect(audienceOf("official_answer")).toMatchObject({ relations: audienceOf("proposal_answered").relations, follows: audienceOf("proposal_answered").follows });
    expect(audienceOf("official_answer", { isReply: true })).toEqual({ relations: ["author", "co_author", "drafter"], follows: ["proposal"], parentAuthor: true, thread: true });
  });

  it("knows every relation's place", () => { expect([...relationOrder].sort()).toEqual([...noticeRelations].sort()); });
});

describe("the setting that decides", () => {
  it.each([
    ["proposal_answered", "author", "own_proposals"], ["proposal_answered", "co_author", "own_proposals"], ["proposal_answered", "drafter", "organisation_work"],
    ["proposal_answered", "supporter", "taking_part"], ["proposal_answered", "commenter", "taking_part"], ["proposal_answered", "follower", "following"],
    ["comment_written", "author", "discussion"], ["comment_written", "follower", "following"], ["reply_written", "commenter", "discussion"], ["position_published", "drafter", "discussion"],
    ["initiative_commented", "follower", "following"], ["initiative_comment_answered", "author", "own_proposals"], ["initiative_comment_answered", "drafter", "own_proposals"],
    ["deadline_week", "drafter", "deadlines"], ["deadline_day", "drafter", "deadlines"],
  ] as const)("about %s for the %s is %s", (kind, relation, setting) => { expect(settingOf(kind, relation)).toBe(setting); });
});

it("says nothing of what is written at a hidden proposal", () => {
  expect(noticeKinds.filter(isToldWhenHidden)).toEqual(["proposal_withdrawn", "proposal_answered", "answer_changed", "proposal_hidden", "proposal_restored"]);
});
