CREATE TABLE "distinct_pairs" (
	"plan_id" text NOT NULL,
	"first_id" text NOT NULL,
	"second_id" text NOT NULL,
	"said_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "distinct_pairs_first_id_second_id_pk" PRIMARY KEY("first_id","second_id")
);
--> statement-breakpoint
CREATE TABLE "removed_placements" (
	"initiative_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"degree" text NOT NULL,
	"passage" text DEFAULT '' NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "removed_placements_initiative_id_proposal_id_pk" PRIMARY KEY("initiative_id","proposal_id")
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "off_reason" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "off_decision_id" text;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_first_id_proposals_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_second_id_proposals_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_placements" ADD CONSTRAINT "removed_placements_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_placements" ADD CONSTRAINT "removed_placements_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_placements" ADD CONSTRAINT "removed_placements_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "distinct_pairs_second_idx" ON "distinct_pairs" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "distinct_pairs_plan_idx" ON "distinct_pairs" USING btree ("plan_id","at");--> statement-breakpoint
CREATE INDEX "distinct_pairs_person_idx" ON "distinct_pairs" USING btree ("said_by");--> statement-breakpoint
CREATE INDEX "removed_placements_proposal_idx" ON "removed_placements" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "removed_placements_creator_idx" ON "removed_placements" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "removed_placements_at_idx" ON "removed_placements" USING btree ("removed_at");