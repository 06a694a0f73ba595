CREATE TABLE "case_counts" (
	"plan_id" text NOT NULL,
	"theme_id" text NOT NULL,
	"stage" text NOT NULL,
	"is_hidden" boolean NOT NULL,
	"awaits_screening" boolean NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "case_counts_plan_id_theme_id_stage_is_hidden_awaits_screening_pk" PRIMARY KEY("plan_id","theme_id","stage","is_hidden","awaits_screening")
);
--> statement-breakpoint
CREATE TABLE "day_counts" (
	"plan_id" text NOT NULL,
	"day" integer NOT NULL,
	"theme_id" text NOT NULL,
	"participant_type" text NOT NULL,
	"received" integer NOT NULL,
	"open" integer NOT NULL,
	"answered" integer NOT NULL,
	CONSTRAINT "day_counts_plan_id_day_theme_id_participant_type_pk" PRIMARY KEY("plan_id","day","theme_id","participant_type")
);
--> statement-breakpoint
CREATE TABLE "handler_counts" (
	"plan_id" text NOT NULL,
	"assignee_id" text NOT NULL,
	"day" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "handler_counts_plan_id_assignee_id_day_pk" PRIMARY KEY("plan_id","assignee_id","day")
);
--> statement-breakpoint
CREATE TABLE "placed_counts" (
	"plan_id" text NOT NULL,
	"theme_id" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "placed_counts_plan_id_theme_id_pk" PRIMARY KEY("plan_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "source_counts" (
	"initiative_id" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"visible" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "time_counts" (
	"plan_id" text NOT NULL,
	"until" text NOT NULL,
	"theme_id" text NOT NULL,
	"participant_type" text NOT NULL,
	"units" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "time_counts_plan_id_until_theme_id_participant_type_units_pk" PRIMARY KEY("plan_id","until","theme_id","participant_type","units")
);
--> statement-breakpoint
ALTER TABLE "initiative_sources" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "initiative_sources" SET "submitted_at" = "proposals"."submitted_at" FROM "proposals" WHERE "proposals"."id" = "initiative_sources"."proposal_id";--> statement-breakpoint
ALTER TABLE "initiative_sources" ALTER COLUMN "submitted_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "case_counts" ADD CONSTRAINT "case_counts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_counts" ADD CONSTRAINT "case_counts_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_counts" ADD CONSTRAINT "day_counts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_counts" ADD CONSTRAINT "day_counts_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handler_counts" ADD CONSTRAINT "handler_counts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placed_counts" ADD CONSTRAINT "placed_counts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placed_counts" ADD CONSTRAINT "placed_counts_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_counts" ADD CONSTRAINT "source_counts_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_counts" ADD CONSTRAINT "time_counts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_counts" ADD CONSTRAINT "time_counts_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "initiative_sources_order_idx" ON "initiative_sources" USING btree ("initiative_id","submitted_at","proposal_id");