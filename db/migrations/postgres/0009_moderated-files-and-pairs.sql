CREATE TABLE "distinct_pairs" (
	"plan_id" text NOT NULL,
	"first_id" text NOT NULL,
	"second_id" text NOT NULL,
	"said_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "distinct_pairs_first_id_second_id_pk" PRIMARY KEY("first_id","second_id")
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "off_reason" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "off_decision_id" text;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_first_id_proposals_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_second_id_proposals_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pairs" ADD CONSTRAINT "distinct_pairs_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "distinct_pairs_second_idx" ON "distinct_pairs" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "distinct_pairs_plan_idx" ON "distinct_pairs" USING btree ("plan_id","at");--> statement-breakpoint
CREATE INDEX "distinct_pairs_person_idx" ON "distinct_pairs" USING btree ("said_by");