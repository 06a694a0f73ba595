/** What the acts are filtered by: each group with what the names of its acts begin with.. */
export const actGroups = {
  proposals: ["proposal.", "proposals.", "attachment.", "draft.", "co_author.", "contribution.", "contributions."],
  debate: ["comment.", "initiative_comment.", "position.", "position_draft."],
  desk: ["case.", "cases.", "assessment.", "assessor.", "assessor_rule.", "criteria.", "criterion.", "conflict.", "authority.", "answer.", "answer_template.", "initiative.", "milestone.", "bulk."],
  moderation: ["text.", "decision.", "objection.", "writer."],
  people: ["account.", "identity.", "data.", "person.", "role."],
  organisations: ["organisation.", "membership."],
  platform: ["plan.", "consulted.", "outcome.", "report.", "self_assessment.", "meeting.", "outreach.", "document.", "compliance.", "content.", "mail.", "retention.", "audit."],
} as const satisfies Record<string, readonly string[]>;

export type ActGroup = keyof typeof actGroups;
export const actGroupNames = Object.keys(actGroups) as [ActGroup, ...ActGroup[]];

/** Reads of what is not public, by how the names of such acts end; and those that are named otherwise. */
export const readEndings = [".read", "_read", ".searched", ".exported"] as const;
