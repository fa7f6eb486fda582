// Made from docs/openapi.json by `npm run contract`: do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Healthz
         * @description Return that the process answers.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description Return what is ready, as of the last second; 503 when something is not.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Access Log
         * @description Return who opened what, what went to a model provider, and which consents were given, newest first; a page may be empty and not the last.
         */
        get: operations["access_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attempts/{attempt_id}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contest Marks
         * @description Ask a person who teaches you to mark an answer that a language model has marked. Repeating it changes nothing.
         */
        post: operations["contest_marks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Cases
         * @description Return what one has asked people to look at, newest first, and what came of it.
         */
        get: operations["my_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Classes
         * @description List one's classes; an operator sees all.
         */
        get: operations["list_classes"];
        put?: never;
        /**
         * Create Class
         * @description Make a class; an educator becomes its educator.
         */
        post: operations["create_class"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Class
         * @description Return one class.
         */
        get: operations["get_class"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Class
         * @description Rename, archive or reopen a class. Nobody follows learners, or joins, through an archived one.
         */
        patch: operations["edit_class"];
        trace?: never;
    };
    "/v1/classes/{class_id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assignments
         * @description Return the assignments of a class in a course, by due date, those withdrawn last.
         */
        get: operations["list_assignments"];
        put?: never;
        /**
         * Assign
         * @description Set skills of the class's course for the class, or some of it, with a start and a last day.
         */
        post: operations["assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/assignments/{assignment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Assignment
         * @description Withdraw an assignment: learners see it no more.
         */
        delete: operations["withdraw_assignment"];
        options?: never;
        head?: never;
        /**
         * Edit Assignment
         * @description Change an assignment; send the version you have read in If-Match. For one learner alone, use an override: `extend`.
         */
        patch: operations["edit_assignment"];
        trace?: never;
    };
    "/v1/classes/{class_id}/join-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Renew Join Code
         * @description Make a new join code; the old one no longer works.
         */
        put: operations["renew_join_code"];
        post?: never;
        /**
         * Revoke Join Code
         * @description Take the join code away.
         */
        delete: operations["revoke_join_code"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/learners/{learner_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Class Learner
         * @description Return one learner of a class of one's own: progress, how the last attempts went (not what was written), beliefs, overrides.
         *
         *     Each look is in the learner's access log.
         */
        get: operations["class_learner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/markings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Markings
         * @description Return the answers of a class that wait for a person, the oldest first: contested ones, and those that nobody has marked.
         */
        get: operations["list_markings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Members
         * @description List the people of a class.
         */
        get: operations["list_members"];
        put?: never;
        /**
         * Add Member
         * @description Put somebody into a class: an educator a learner of another class of theirs, an operator anybody.
         */
        post: operations["add_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/members/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Member
         * @description Take somebody out of a class.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Class Overview
         * @description Return who needs a person, who is stuck together, and how the group stands; groups under ten are hidden, and what would tell of them.
         *
         *     Whoever is looked at finds it in their access log, once a session and day.
         */
        get: operations["class_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/progress.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Class Progress Csv
         * @description Fetch the table of progress, a line a learner (docs/educators.md names the columns); logged for each learner, once a session and day.
         */
        get: operations["class_progress_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reports
         * @description Return the open reports of a class by item, those reported most first. Who reported is not told; educators read the notes.
         */
        get: operations["list_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/{class_id}/reports/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Reports
         * @description Say what came of the open reports of an item: it is mended, or it is right as it is. The note goes to those who reported it.
         */
        post: operations["decide_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classes/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join Class
         * @description Join a class with the code that its educator shows; dashes, spaces and case do not matter.
         */
        post: operations["join_class"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Consents
         * @description Return what holds for a learner (oneself, if not given), who decides, and how it came about.
         */
        get: operations["get_consents"];
        put?: never;
        /**
         * Give Consent
         * @description Give or withdraw a consent. A learner may always withdraw; below the organisation's age of consent a guardian gives.
         */
        post: operations["give_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Conversation
         * @description Open a chat beside the work of one enrollment.
         */
        post: operations["open_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Conversation
         * @description Return a chat with its newest turns, oldest first; `earlier`, given as `before`, leads to the page before.
         */
        get: operations["get_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation_id}/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say
         * @description Say something to the tutor. With `Accept: text/event-stream` the reply streams; it is finished and kept even if the client leaves.
         *
         *     The turn's id is its key: sent again, it is the same turn, read on from `Last-Event-ID`.
         */
        post: operations["say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{conversation_id}/turns/{turn_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resume Turn
         * @description Read a turn's frames on from `Last-Event-ID`; for ten minutes every frame can be had again.
         *
         *     After that a reply comes whole when it is read from the start; read on from a frame that is no longer held, only its end is told.
         */
        get: operations["resume_turn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Courses
         * @description List the courses of the organisation; those who only learn see what is published.
         */
        get: operations["list_courses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Course
         * @description Return one course.
         */
        get: operations["get_course"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Versions
         * @description List the versions of a course, newest first; drafts are for authors only.
         */
        get: operations["list_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}/versions/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Version
         * @description Return one version, without its content.
         */
        get: operations["get_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}/versions/{version_id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Bundle
         * @description Return a version as a zip bundle of its files. Importing it again gives the same version.
         */
        get: operations["export_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}/versions/{version_id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Graph
         * @description Return the skill graph of a version, with the why of every prerequisite; items are counted, never shown.
         */
        get: operations["get_graph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}/versions/{version_id}/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Lint
         * @description Return what lint says of a version: file, line, rule and mend.
         */
        get: operations["get_lint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/{course_id}/versions/{version_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Version
         * @description Publish a draft; lint's errors forbid it. Publishing it again changes nothing.
         */
        post: operations["publish_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/assets/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Asset
         * @description Return a figure; its name is its content, so it never changes.
         */
        get: operations["get_asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Versions
         * @description Return what changed between two versions of one course.
         */
        get: operations["compare_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Course
         * @description Take a zip bundle of a course, or a .tar.gz of OATutor content. A worker reads it; ask for the outcome at the returned id.
         */
        post: operations["import_course"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/import/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import
         * @description Return what became of an upload: draft versions with their lint, or why it was refused, with file and line.
         */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/pins/{class_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pins
         * @description List what a class works with.
         */
        get: operations["list_pins"];
        /**
         * Pin Class
         * @description Let a class work with a published version until somebody moves it. Its learners in that course move to it at once.
         *
         *     Where skills are gone, what learners did on them is carried over by the maps of the versions on the way; without a map it is refused.
         */
        put: operations["pin_class"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/pins/{class_id}/{course_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unpin Class
         * @description Let a class follow the newest version again.
         */
        delete: operations["unpin_class"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courses/pins/{class_id}/upgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Upgrade
         * @description Return what pinning a class to a version would do: how many learners move, and what becomes of their state. Nothing is changed.
         */
        get: operations["preview_upgrade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Enrollments
         * @description List the enrollments of a learner (oneself, if not given).
         */
        get: operations["list_enrollments"];
        put?: never;
        /**
         * Enroll
         * @description Enroll a learner (oneself, if not given) in one published version of a course.
         */
        post: operations["enroll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Enrollment
         * @description Return one enrollment.
         */
        get: operations["get_enrollment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Enrollment
         * @description Change an enrollment; send the ETag you have read in If-Match. A new version must be one of the same course.
         */
        patch: operations["edit_enrollment"];
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Assignments
         * @description Return one's own assignments in a course, with how far one is: not begun, under way, done, late.
         */
        get: operations["my_assignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Goals
         * @description Return the goals that stand in this course.
         */
        get: operations["list_goals"];
        put?: never;
        /**
         * State Goal
         * @description State a goal, or a preference, in your own words; after consent it becomes a fact (GET /v1/memory/facts). Repeating it changes nothing.
         *
         *     The plan works towards a goal's `targets`, the more so the nearer its `deadline`; `replaces` ends an earlier one.
         */
        post: operations["state_goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/goals/{goal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Goal
         * @description Withdraw a goal: the plan aims at it no more.
         */
        delete: operations["withdraw_goal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description Return the last weeks of a learner: minutes, answers, and how many skills counted as mastered when each ended.
         *
         *     For the learner; for educators and guardians by policy, and each look of theirs is in the learner's access log.
         */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Move
         * @description Make a move of one's own: choose another ready skill, skip one for today or take that back, test out, leave the open offer, minutes today.
         *
         *     What is open is returned. With an `id` a move counts once; without one, a move that changes nothing is not written down.
         */
        post: operations["make_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Next Offer
         * @description Return the open offer, or choose the next one, with its reasons and the ready alternatives; and what would be if, which changes nothing.
         */
        get: operations["next_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Overrides
         * @description Return the overrides of an enrollment, newest first: what, by whom, why, until when, and which have ended.
         */
        get: operations["list_overrides"];
        put?: never;
        /**
         * Override
         * @description Pin, skip, exempt or reset a skill for one learner of one's class, or extend an assignment, with a reason that the learner reads.
         */
        post: operations["override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/overrides/{override_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Override
         * @description Take an override back, with a reason. A reset stays: what the learner does from there on counts.
         */
        post: operations["undo_override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/placement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Placement
         * @description Return where the placement stands: whether it is offered, its open question, or what was found.
         */
        get: operations["get_placement"];
        put?: never;
        /**
         * Start Placement
         * @description Begin a placement of at most so many questions, and return the first. Repeating it changes nothing.
         */
        post: operations["start_placement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/placement/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Placement
         * @description Answer the open question, say that you don't know, or pass it over. What cannot be read is not counted and may be sent again.
         */
        post: operations["answer_placement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/placement/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Placement
         * @description Begin at the beginning instead. A placement is then not offered again, but may still be begun.
         */
        post: operations["refuse_placement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/placement/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Placement
         * @description Stop here: what the answers so far tell is kept. Repeating it changes nothing.
         */
        post: operations["stop_placement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plan
         * @description Return what the plan works towards, how many minutes that still needs, and whether the date can be kept.
         */
        get: operations["get_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Progress
         * @description Return where the learner stands on every skill of the course.
         */
        get: operations["progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews
         * @description Return the reviews that are due and those to come, most urgent first.
         */
        get: operations["reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/skills/{skill}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Skill History
         * @description Return how one skill grew and faded, with how sure that was, and the answers that it rests on; to whom `history` is open.
         */
        get: operations["skill_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrollments/{enrollment_id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why Now
         * @description Return why what a learner has open was offered, for their educators and guardians: masked by policy, in the words that the learner reads.
         *
         *     Each look is in the learner's access log. Learners ask `next?explain=true`.
         */
        get: operations["why_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Erasures
         * @description List the erasures of one's organisation, newest first, for operators: how far each is. Whose they were is not known any more.
         */
        get: operations["list_erasures"];
        put?: never;
        /**
         * Erase
         * @description Erase an account for good: oneself, a child one is the guardian of, or, as an operator, anybody of the organisation.
         *
         *     Nothing of it can be opened any more when this is answered; every row is gone within a minute; the receipt says from when on no backup can
         *     be read. The id makes a repetition safe. `receipt_token` is shown this once.
         */
        post: operations["erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasure_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Erasure
         * @description Return how far an erasure is, with its receipt: to operators, to who asked for it, and to whoever has its receipt token or an old token.
         */
        get: operations["get_erasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/receipts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Receipt
         * @description Say whether a receipt is this installation's, unaltered.
         */
        post: operations["check_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exports
         * @description Return the exports that one has asked for, newest first.
         */
        get: operations["list_exports"];
        put?: never;
        /**
         * Ask Export
         * @description Ask for everything that is kept of a learner, as one zip: JSON with its schema, and a page to read. A job makes it.
         *
         *     A guardian gets what policy lets them see. The archive is kept for seven days, and goes at once when something is forgotten.
         */
        post: operations["ask_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export
         * @description Return whether an export is ready.
         */
        get: operations["get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{export_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Export
         * @description Fetch an archive; only who has asked for it can.
         */
        get: operations["download_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Fits
         * @description List the versions of the learner model's numbers, newest first, with what was measured of each, and say which is in force.
         */
        get: operations["list_fits"];
        put?: never;
        /**
         * Ask Fit
         * @description Fit the numbers anew from the answers of learners whose consent covers it. A job does it; what passes the gate comes into force.
         *
         *     Learners work on meanwhile. The job's progress stands at `/v1/jobs/{id}`, its outcome among the versions.
         */
        post: operations["ask_fit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fits/in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Fit In Force
         * @description Put an earlier or a proposed version in force; without a number the one before, 0 for the shipped numbers.
         *
         *     What learners are taken to know is folded anew from their journals, so going back gives exactly what was.
         */
        post: operations["put_fit_in_force"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guardianships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Guardianships
         * @description Return the guardians of a learner, or without one the learners one is the guardian of.
         */
        get: operations["list_guardianships"];
        put?: never;
        /**
         * Link Guardian
         * @description Make somebody the guardian of a learner (operators).
         */
        post: operations["link_guardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guardianships/{guardianship_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink Guardian
         * @description Take a guardian's link away (operators).
         */
        delete: operations["unlink_guardian"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Memory
         * @description Take an archive of another installation, or an older one of this, into a memory that is still empty. A job checks all of it first.
         */
        post: operations["import_memory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/memory/{memory_import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Memory Import
         * @description Return what became of an import.
         */
        get: operations["get_memory_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Roster
         * @description Import a roster: CSV with the columns name, user_name, and if wished email, age_band, locale, role, learners (of a guardian).
         *
         *     People are known again by user_name, so the same file may be sent again. Every line is reported on; one refused does not stop the others.
         */
        post: operations["import_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description Return how far long work has come that concerns oneself.
         */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/markings/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Marking
         * @description Mark an answer by its rubric, or keep the marks that stand, with a reason for the learner; their mastery follows.
         */
        post: operations["decide_marking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Return who is signed in, where, and what a learner has agreed to.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Password
         * @description Set a new password; every other session of the account ends.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/as-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Believed As Of
         * @description Return what the tutor believed about the learner at a moment; what the learner has deleted since does not come back.
         */
        get: operations["believed_as_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Memory Contract
         * @description Return, for every category of memory, what it is for, where it lives, how it changes, and who may open it for which purpose.
         */
        get: operations["memory_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description Return the entries of the learner's journal with what was written in them, newest first; a page may be empty and not the last.
         */
        get: operations["list_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget Entry
         * @description Forget one entry for good, and with it what rested on it alone; a message goes with its reply. Mastery is computed anew.
         */
        delete: operations["forget_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Facts
         * @description Return what the tutor believes about a learner (oneself, if not given) now, the surest first; guardians and educators see it by policy.
         */
        get: operations["list_facts"];
        put?: never;
        /**
         * Note Fact
         * @description Note something about a learner of one's class. The learner sees it with who wrote it, and may contest, correct or delete it.
         */
        post: operations["note_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/facts/{fact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Fact
         * @description Return one belief with the entries it rests on; guardians and educators see of it what the policy lets them.
         */
        get: operations["get_fact"];
        put?: never;
        post?: never;
        /**
         * Forget Fact
         * @description Delete a belief for good.
         */
        delete: operations["forget_fact"];
        options?: never;
        head?: never;
        /**
         * Answer Fact
         * @description Correct, contest or confirm a belief. The learner's word stands for good: no machine changes it back.
         */
        patch: operations["answer_fact"];
        trace?: never;
    };
    "/v1/memory/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget
         * @description Forget a category, a period, a course or everything, for good; with `dry_run` say what that would change. The account stays.
         *
         *     Enrollments, consents, accesses and what was sent to a provider stay on record. In a long journal a job does it (`promised`): until it is
         *     done this memory answers 503 to everybody.
         */
        post: operations["forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Memory Pause
         * @description Return whether what the learner does in this session is remembered.
         */
        get: operations["memory_pause"];
        put?: never;
        /**
         * Pause Memory
         * @description Pause memory for this session: work goes on as before consent, with no model, and nothing of it is kept. What was kept before stays.
         */
        post: operations["pause_memory"];
        /**
         * Resume Memory
         * @description End the pause: what was done in it is gone, and what follows is remembered again.
         */
        delete: operations["resume_memory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memory/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall
         * @description Return what of the learner's memory belongs to a question, with reasons. It changes nothing but the access log, once a session.
         */
        post: operations["recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Model
         * @description Return the configured model server, what it was found to do and what it costs, for operators.
         */
        get: operations["get_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Probe Model
         * @description Find out anew what the model server can do, for operators: does it stream, does a schema bind it, how long a prompt does it read.
         *
         *     Nothing of a learner is sent. It takes as long as the server takes for a few short replies and one or more long prompts.
         */
        post: operations["probe_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Offer
         * @description Return an open offer as its learner sees it; answers are never shipped.
         */
        get: operations["get_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offer_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Attempt
         * @description Submit one response to one step. The attempt's id is its key: sent again, the same bytes come back and nothing counts twice.
         */
        post: operations["submit_attempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offer_id}/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Hint
         * @description Show the next rung of the help ladder; an attempt is needed between rungs, and the last rung closes the step.
         */
        post: operations["ask_hint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offer_id}/lesson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lesson Viewed
         * @description Note that the learner has read the lesson.
         */
        post: operations["lesson_viewed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offer_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Item
         * @description Report that something seems wrong with the item of an offer. Repeating it changes nothing.
         */
        post: operations["report_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{offer_id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why Offer
         * @description Return why an offer was made, open or closed: its decision, derived again from the journal and compared with what was written down.
         */
        get: operations["why_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit
         * @description Return how far the journals of one's organisation are witnessed, for operators; `meno audit verify` proves every entry.
         */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/audit/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Proof
         * @description Return the newest proof of all journals of one's organisation, for operators: how many were looked at, and how many do not hold.
         */
        get: operations["get_proof"];
        put?: never;
        /**
         * Ask Proof
         * @description Prove all journals anew: every entry against its chain, its witness and the consents in force. A job does it; nothing is changed or shown.
         */
        post: operations["ask_proof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Health
         * @description Return how the installation is, with what is not well, for operators. Counts, times and codes; nothing of a learner.
         */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description List jobs of one's organisation and of the installation, newest first, for operators.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Operated Job
         * @description Return one of these jobs. Finished ones are kept for seven days.
         */
        get: operations["get_operated_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Job
         * @description Give a dead job its starts again, once what stopped it is mended; a worker takes it within a few seconds.
         */
        post: operations["retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Keys
         * @description Return which keys are in use and how far rotations are, for operators. No key is shown; they are rotated by `meno keys`.
         */
        get: operations["get_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rehearse
         * @description Read an item as it is being written, show it as a learner would see it, run its tests, and judge an answer on it.
         *
         *     The files are read and linted by the same code as an import; nothing is stored. Findings about the item come with file and line.
         */
        post: operations["rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rehearsals/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lint Written
         * @description Read a course's own file or a skill's as it is being written, and say what lint finds in it; nothing is stored.
         *
         *     Whether skills have enough items, and what other files say of this one, is found once it is saved.
         */
        post: operations["lint_written"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reset-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Reset Code
         * @description Make a one-time code for a learner of one's classes (or, as an operator, for anybody): an invitation, or a reset. Shown this once.
         */
        post: operations["make_reset_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reset-codes/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeem Reset Code
         * @description Set a password with a one-time code; then sign in with it.
         */
        post: operations["redeem_reset_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/safeguarding/concerns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Concerns
         * @description Return the inbox, what is open first, without what it says. For everybody who is not named for safeguarding there is none: 404.
         */
        get: operations["list_concerns"];
        put?: never;
        /**
         * Raise Concern
         * @description Raise a concern: learners about themselves, educators about learners of their classes, guardians about their children.
         */
        post: operations["raise_concern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/safeguarding/concerns/{concern_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open Concern
         * @description Open a concern: its words, its kind, and everybody who has opened it. It counts as seen, and the look is written down.
         */
        get: operations["open_concern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Concern
         * @description Say that a concern is handled, with a note of what was done; or open it again.
         */
        patch: operations["change_concern"];
        trace?: never;
    };
    "/v1/safeguarding/concerns/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Concerns
         * @description Return that something of one's own was passed on, and who opened it, where the school's policy shows it.
         */
        get: operations["my_concerns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/safeguarding/named": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Named
         * @description Return who is named for safeguarding in this organisation.
         */
        get: operations["list_named"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/safeguarding/named/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name For Safeguarding
         * @description Name an educator or operator for safeguarding (operators).
         */
        put: operations["name_for_safeguarding"];
        post?: never;
        /**
         * Unname For Safeguarding
         * @description Take the duty of safeguarding from somebody (operators).
         */
        delete: operations["unname_for_safeguarding"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in to an organisation with user name or e-mail. A client gets a bearer token; the web client gets a cookie and a CSRF token.
         *
         *     Which of organisation, name and password was wrong is not told.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign Out
         * @description Sign out: the token ends here at once, and everywhere within five seconds.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Simulations
         * @description List the simulations of a course version, newest first, without their reports; the last ten are kept.
         */
        get: operations["list_simulations"];
        put?: never;
        /**
         * Simulate
         * @description Let simulated learners work through a course version, published or not. A worker does it; ask for the report at the returned id.
         *
         *     A third of them learn in two states, a third by a fast and a slow trace, a third by a stability that grows. Nobody in it exists.
         */
        post: operations["simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{simulation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Simulation
         * @description Return a simulation, with its report once it is done: minutes to mastery, daily load, and what to mend.
         */
        get: operations["get_simulation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{simulation_id}/plots/{plot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Plot
         * @description Return a picture of a report as SVG, without any script: the way to mastery, a day's load, or minutes by skill.
         */
        get: operations["get_plot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Spending
         * @description Return what was spent on models this day or month (UTC), with the limits: operators see all, educators their classes, learners themselves.
         *
         *     Limits are set in the tenant's policy (`PUT /v1/tenant/policy`, `budget`). A learner in several classes counts in each.
         */
        get: operations["get_spending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spending/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Spending Days
         * @description Return what the organisation spent on each of the last days (UTC), for operators.
         */
        get: operations["list_spending_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spending/learners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Learners Spending
         * @description List what single learners spent this day or month, by id, for operators.
         */
        get: operations["list_learners_spending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenant/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Tenant Policy
         * @description Set what the organisation decides, and say why (operators). Each rule that changes stays in the list of changes.
         */
        put: operations["set_tenant_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenant/policy/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Policy Changes
         * @description List the changes of what the organisation decides, newest first (operators): who, when, from what to what, and why.
         */
        get: operations["list_policy_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description List people, in a fixed order without meaning: names are sealed and cannot be sorted by.
         */
        get: operations["list_users"];
        put?: never;
        /**
         * Create User
         * @description Make an account without a password; POST /v1/reset-codes makes its invitation. Educators make learners in a class of theirs.
         */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get User
         * @description Return one person.
         */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit User
         * @description Change a person; send the ETag you have read in If-Match. Suspending ends every session of the account.
         */
        patch: operations["edit_user"];
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Service Version
         * @description Return the running version.
         */
        get: operations["service_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccessLogOut
         * @description A page of the access log, newest first. One call looks through a part of the journal only: ask on while `before` is not null.
         */
        AccessLogOut: {
            /**
             * Before
             * @description ask on with it; null at the beginning of the journal
             */
            before?: number | null;
            /** Items */
            items: components["schemas"]["AccessOut"][];
        };
        /**
         * AccessOut
         * @description One line of the access log: who opened what, what went to a provider, or which consent was given.
         */
        AccessOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by?: string | null;
            /**
             * Categories
             * @default []
             */
            categories: string[];
            /** Granted */
            granted?: boolean | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "access" | "disclosure" | "consent";
            /** Model */
            model?: string | null;
            /** Provider */
            provider?: string | null;
            /** Purpose */
            purpose?: string | null;
            /** Role */
            role?: string | null;
            /** Scope */
            scope?: string | null;
            /**
             * Sent Bytes
             * @description how much went to the provider
             */
            sent_bytes?: number | null;
            /** Seq */
            seq: number;
        };
        /**
         * AccountIn
         * @description A new person. Learners should have an age band; without one they are treated as the youngest.
         * @example {
         *       "age_band": "13_15",
         *       "class_id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f",
         *       "name": "Ada Lovelace",
         *       "role": "learner",
         *       "user_name": "ada"
         *     }
         */
        AccountIn: {
            /** Age Band */
            age_band?: ("under_13" | "13_15" | "16_17" | "adult") | null;
            /**
             * Class Id
             * @description the class a learner is put into; an educator must give one of theirs
             */
            class_id?: string | null;
            /** Email */
            email?: string | null;
            /**
             * Locale
             * @default en
             */
            locale: string;
            /** Name */
            name: string;
            /** Note */
            note?: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "learner" | "educator" | "guardian" | "operator";
            /** User Name */
            user_name: string;
        };
        /**
         * AccountOut
         * @description A person. `note` is null for those who may not read it.
         */
        AccountOut: {
            /** Age Band */
            age_band: ("under_13" | "13_15" | "16_17" | "adult") | null;
            /** Email */
            email: string | null;
            /**
             * Has Password
             * @description false until the invitation is redeemed
             */
            has_password: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Note */
            note?: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "learner" | "educator" | "guardian" | "operator";
            /**
             * State
             * @enum {string}
             */
            state: "active" | "suspended";
            /** User Name */
            user_name: string;
            /** Version */
            version: number;
        };
        /**
         * AccountPatch
         * @description A change; what is left out stays. An empty `email` or `note` removes it.
         * @example {
         *       "name": "Ada King"
         *     }
         */
        AccountPatch: {
            /** Age Band */
            age_band?: ("under_13" | "13_15" | "16_17" | "adult") | null;
            /** Email */
            email?: string | "" | null;
            /** Locale */
            locale?: string | null;
            /** Name */
            name?: string | null;
            /** Note */
            note?: string | null;
            /** State */
            state?: ("active" | "suspended") | null;
            /** User Name */
            user_name?: string | null;
        };
        /**
         * AlternativeOut
         * @description A skill that the learner may choose instead.
         */
        AlternativeOut: {
            /** Due */
            due: boolean;
            /** New */
            new: boolean;
            skill: components["schemas"]["SkillOut"];
        };
        /**
         * AnswerSeenOut
         * @description One answer that counted for the skill; open it with GET /v1/memory/entries.
         */
        AnswerSeenOut: {
            /**
             * Activity
             * @enum {string}
             */
            activity: "lesson" | "worked_example" | "completion" | "exercise" | "review" | "check";
            /**
             * Aided
             * @description with hints, or after the solution was shown
             */
            aided: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /** Item */
            item: string;
            /**
             * Verdict
             * @description null where the reader may not see it
             */
            verdict: ("correct" | "partly" | "incorrect" | "unsure") | null;
            /**
             * Words
             * @description what was answered, to the learner alone; null once cleared
             */
            words?: string | null;
        };
        /**
         * AssignmentIn
         * @description A new assignment. `id` is made by the client: sent twice, it is the same one.
         * @example {
         *       "course_id": "0d7f6b3a-1b52-4c38-8a2f-8f9d8f3f2c44",
         *       "due": "2099-12-11",
         *       "id": "3c8e7a52-70e5-4f5e-9c35-6f7ad1c5b333",
         *       "note": "Before the test.",
         *       "skills": [
         *         "two-step-equations"
         *       ],
         *       "starts": "2099-11-30"
         *     }
         */
        AssignmentIn: {
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /**
             * Due
             * Format: date
             * @description the last day
             */
            due: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Learner Ids
             * @description learners of the class; null for all, also those who come later
             */
            learner_ids?: string[] | null;
            /**
             * Note
             * @description for every learner of it to read; name nobody
             * @default
             */
            note: string;
            /**
             * Skills
             * @description of the version that the class works with; or `standard` instead
             * @default []
             */
            skills: string[];
            /**
             * Standard
             * @description all skills that bear this standard now
             */
            standard?: string | null;
            /**
             * Starts
             * Format: date
             */
            starts: string;
        };
        /**
         * AssignmentOut
         * @description An assignment as its educator sees it.
         */
        AssignmentOut: {
            /**
             * Class Id
             * Format: uuid
             */
            class_id: string;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /**
             * Due
             * Format: date
             */
            due: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Learner Ids */
            learner_ids: string[] | null;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Note */
            note: string;
            /** Skills */
            skills: string[];
            /**
             * Starts
             * Format: date
             */
            starts: string;
            /** Version */
            version: number;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * AssignmentPatch
         * @description Changes of an assignment; what is left out stays. Who has it cannot be changed: withdraw it and make another.
         * @example {
         *       "due": "2099-12-18"
         *     }
         */
        AssignmentPatch: {
            /** Due */
            due?: string | null;
            /** Note */
            note?: string | null;
            /** Skills */
            skills?: string[] | null;
            /** Starts */
            starts?: string | null;
        };
        /**
         * AssignmentsOut
         * @description The assignments of a class, by due date, those withdrawn last.
         */
        AssignmentsOut: {
            /** Assignments */
            assignments: components["schemas"]["AssignmentOut"][];
        };
        /**
         * AttemptIn
         * @description One response to one step. `id` is made by the client: sent twice, it is the same attempt.
         * @example {
         *       "answer": "x = 7",
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "seconds": 21.5,
         *       "step": "a"
         *     }
         */
        AttemptIn: {
            /** Answer */
            answer: string | string[] | string[][];
            /**
             * Client At
             * @description when, as the client's clock has it, with its zone
             */
            client_at?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Seconds
             * @description time spent, as the client measured it
             */
            seconds?: number | null;
            /** Step */
            step: string;
        };
        /**
         * AttemptOut
         * @description What came of an attempt, and what comes next, in one round trip.
         */
        AttemptOut: {
            /** Completed */
            completed: boolean;
            /**
             * Counted
             * @description false when the answer could not be read: it is no evidence and may be sent again
             */
            counted: boolean;
            /** Feedback */
            feedback: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Line
             * @description of an argument: the first line that does not follow, from 1
             */
            line?: number | null;
            /**
             * Marks
             * @description of free text: the marks of a language model, each with its evidence; contest them
             * @default []
             */
            marks: components["schemas"]["CriterionMark"][];
            /** Mastery */
            mastery: components["schemas"]["MasteryOut"][];
            /**
             * Message
             * @description what to tell the learner, in the language of the course
             */
            message: string;
            misconception: components["schemas"]["MisconceptionOut"] | null;
            next: components["schemas"]["NextOut"];
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            /** Score */
            score: number;
            /**
             * Solution
             * @description shown once the step is closed
             */
            solution: string | null;
            /** Step */
            step: string;
            /**
             * Tests
             * @description of code: what came of each test; of hidden ones only whether it passed
             * @default []
             */
            tests: components["schemas"]["TrialOutcome"][];
            /** @description the same in codes; null where there is nothing to tell */
            told?: components["schemas"]["Told"] | null;
            /** Understood */
            understood: string | null;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "correct" | "partly" | "incorrect" | "unsure";
            /**
             * Waiting
             * @description of free text: nobody has marked it yet; somebody who teaches you will
             * @default false
             */
            waiting: boolean;
        };
        /**
         * AttemptSeenOut
         * @description An attempt as others see it: that it was made and how it went, not what was written.
         */
        AttemptSeenOut: {
            /**
             * Activity
             * @enum {string}
             */
            activity: "lesson" | "worked_example" | "completion" | "exercise" | "review" | "check";
            /** Aided */
            aided: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempt No */
            attempt_no: number;
            /** Gave Up */
            gave_up: boolean;
            /** Hints */
            hints: number;
            /** Item */
            item: string;
            /** Misconception */
            misconception: string | null;
            /**
             * Misconception Name
             * @description as the course calls it; null without one, and where the version has it no more
             */
            misconception_name: string | null;
            /** Seconds */
            seconds: number | null;
            /** Skills */
            skills: string[];
            /** Step */
            step: string;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "correct" | "partly" | "incorrect" | "unsure";
        };
        /**
         * AuditOut
         * @description How far the journals of one's organisation are witnessed.
         */
        AuditOut: {
            /**
             * Newest At
             * @description when a witness last moved forward
             */
            newest_at: string | null;
            /**
             * Restored
             * @description journals that begin anew at a restore's baseline
             */
            restored: number;
            /**
             * Witnessed
             * @description learners whose journal has a witness in the key database
             */
            witnessed: number;
            /**
             * Witnessed At
             * @description when a worker last went through all journals
             */
            witnessed_at: string | null;
        };
        /**
         * BecauseOut
         * @description A reason with its numbers and skills, so that it can be said in another language, and the entries of the learner's journal that it rests on.
         */
        BecauseOut: {
            /** Code */
            code: string;
            /**
             * Evidence
             * @default []
             */
            evidence: string[];
            /**
             * Skills
             * @description the skills that it speaks of, at most 32
             * @default []
             */
            skills: components["schemas"]["SkillOut"][];
            /** Text */
            text: string;
            /** Values */
            values?: {
                [key: string]: number | string;
            };
        };
        /**
         * BelievedOut
         * @description What the tutor believed at a moment, the surest first.
         */
        BelievedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: components["schemas"]["FactOut"][];
            /**
             * Withheld
             * @description beliefs of that moment that you have deleted since; they do not come back
             */
            withheld: number;
        };
        /** Body_import_course */
        Body_import_course: {
            /** File */
            file: string;
            /**
             * Format
             * @default bundle
             * @enum {string}
             */
            format: "bundle" | "oatutor";
        };
        /** Body_import_memory */
        Body_import_memory: {
            /** File */
            file: string;
        };
        /**
         * BudgetLimit
         * @description The most that each learner, each class or the whole organisation may use in a day or a month (UTC). Money and tokens both hold if both are given.
         */
        BudgetLimit: {
            /**
             * Money
             * @description in the currency of the price table
             */
            money?: number | null;
            /**
             * Per
             * @enum {string}
             */
            per: "day" | "month";
            /**
             * Scope
             * @enum {string}
             */
            scope: "learner" | "class" | "tenant";
            /**
             * Tokens
             * @description prompt and reply together; embeddings count in money alone
             */
            tokens?: number | null;
        };
        /**
         * CaseOut
         * @description A case as its learner sees it.
         */
        CaseOut: {
            /**
             * Answer
             * @description what a person wrote about it
             */
            answer?: string | null;
            /** Attempt Id */
            attempt_id: string | null;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /** Decided At */
            decided_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item */
            item: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "report" | "contest" | "waiting";
            /**
             * Note
             * @description what you wrote; null where nothing was kept
             */
            note: string | null;
            /**
             * Question
             * @description what the item asked, as it was put to the learner
             */
            question: string;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /** Reason */
            reason: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "mended" | "dismissed" | "marked" | "kept";
            /** Step */
            step: string | null;
        };
        /**
         * CasesOut
         * @description One's own cases, newest first.
         */
        CasesOut: {
            /** Cases */
            cases: components["schemas"]["CaseOut"][];
        };
        /**
         * ChoiceIn
         * @description A learner's own move. `id` is made by the client: sent twice, it is one move; without it a move that changes nothing changes nothing.
         *
         *     `choose` another ready skill; `skip` one for today, `unskip` it; `test_out` of one, ready or not; `leave` the open offer; `minutes` today.
         * @example {
         *       "move": "choose",
         *       "skill": "two-step-equations"
         *     }
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "move": "test_out",
         *       "skill": "quadratics"
         *     }
         * @example {
         *       "move": "leave",
         *       "offer_id": "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"
         *     }
         * @example {
         *       "minutes": 10,
         *       "move": "minutes"
         *     }
         */
        ChoiceIn: {
            /** Id */
            id?: string | null;
            /**
             * Minutes
             * @description of minutes: how long today, in all
             */
            minutes?: number | null;
            /**
             * Move
             * @enum {string}
             */
            move: "choose" | "skip" | "unskip" | "test_out" | "leave" | "minutes";
            /**
             * Offer Id
             * @description of leave: the offer to leave; another open one stays
             */
            offer_id?: string | null;
            /**
             * Skill
             * @description of choose, skip, unskip and test_out
             */
            skill?: string | null;
        };
        /**
         * ChoiceOut
         * @description One option; `ordering` options come shuffled by the offer's seed.
         */
        ChoiceOut: {
            /** Id */
            id: string;
            /** Text */
            text: string;
        };
        /**
         * ClassIn
         * @description A new class. Its name is stored readable: keep people's names out of it.
         * @example {
         *       "name": "Algebra 7b"
         *     }
         */
        ClassIn: {
            /** Name */
            name: string;
        };
        /**
         * ClassOut
         * @description A class as its educators see it; learners see no join code.
         */
        ClassOut: {
            /** Archived */
            archived: boolean;
            /** Educators */
            educators: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Join Code */
            join_code: string | null;
            /** Join Until */
            join_until: string | null;
            /** Learners */
            learners: number;
            /** Name */
            name: string;
        };
        /**
         * ClassOverviewOut
         * @description A class in one course. Each learner who is looked at finds it in their access log, once a session and day.
         */
        ClassOverviewOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Class Id
             * Format: uuid
             */
            class_id: string;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            group: components["schemas"]["GroupOut"];
            /**
             * Learners
             * @description enrolled in the course
             */
            learners: number;
            /** People */
            people: components["schemas"]["NeedsPersonOut"][];
            /** Together */
            together: components["schemas"]["TogetherOut"][];
            /**
             * Unseen
             * @description without consent to memory, or not to be read now: nothing is said of them
             */
            unseen: string[];
        };
        /**
         * ClassPatch
         * @description A change to a class; what is left out stays.
         * @example {
         *       "archived": true
         *     }
         */
        ClassPatch: {
            /** Archived */
            archived?: boolean | null;
            /** Name */
            name?: string | null;
        };
        /**
         * ConcernIn
         * @description Raise a concern oneself: about oneself (learners), or about a learner of one's class. `id` is made by the client: sent twice, it is one.
         * @example {
         *       "id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f",
         *       "learner_id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f",
         *       "text": "She came in with bruises again."
         *     }
         */
        ConcernIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Learner Id */
            learner_id?: string | null;
            /** Text */
            text: string;
        };
        /**
         * ConcernOpenedOut
         * @description A concern, opened: the words, and everybody who has opened it.
         */
        ConcernOpenedOut: {
            concern: components["schemas"]["ConcernOut"];
            /**
             * Kind
             * @description what was recognised; null where a person raised it
             */
            kind: ("self_harm" | "harmed" | "threat") | null;
            /** Language */
            language: string;
            /** Looks */
            looks: components["schemas"]["LookOut"][];
            /**
             * Note
             * @description what was done, in the words of whoever handled it
             */
            note?: string | null;
            /** Words */
            words: string;
        };
        /**
         * ConcernOut
         * @description A concern in the inbox. What it says is read by opening it, which is written down.
         */
        ConcernOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Handled At */
            handled_at?: string | null;
            /** Handled By */
            handled_by?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Learner */
            learner: string;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /**
             * Raised By
             * @description who raised it or wrote the note; null where the learner's own words were recognised
             */
            raised_by?: string | null;
            /** Seen At */
            seen_at?: string | null;
            /**
             * Source
             * @enum {string}
             */
            source: "chat" | "answer" | "goal" | "correction" | "note" | "report" | "raised";
            /**
             * State
             * @enum {string}
             */
            state: "open" | "seen" | "handled";
        };
        /**
         * ConcernPatch
         * @description Say that a concern is handled, and what was done; or open it again.
         * @example {
         *       "note": "Spoke with her and the school nurse at noon.",
         *       "state": "handled"
         *     }
         */
        ConcernPatch: {
            /** Note */
            note?: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "seen" | "handled";
        };
        /**
         * ConcernsOut
         * @description The inbox, what is open first, newest first.
         */
        ConcernsOut: {
            /** Items */
            items: components["schemas"]["ConcernOut"][];
            /**
             * Open
             * @description how many wait to be opened
             */
            open: number;
        };
        /**
         * ConsentEvent
         * @description One consent given or withdrawn.
         */
        ConsentEvent: {
            /** Account Id */
            account_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * By
             * @enum {string}
             */
            by: "learner" | "guardian" | "educator" | "operator";
            /** Granted */
            granted: boolean;
            /**
             * Scope
             * @enum {string}
             */
            scope: "memory" | "model_provider" | "improve_course";
        };
        /**
         * ConsentIn
         * @description Give or withdraw one consent; a learner may leave `learner_id` out.
         * @example {
         *       "granted": true,
         *       "scope": "memory"
         *     }
         */
        ConsentIn: {
            /** Granted */
            granted: boolean;
            /** Learner Id */
            learner_id?: string | null;
            /**
             * Scope
             * @enum {string}
             */
            scope: "memory" | "model_provider" | "improve_course";
        };
        /**
         * ConsentsOut
         * @description What holds now, who decides, and how it came about (newest first).
         */
        ConsentsOut: {
            /**
             * Decided By
             * @enum {string}
             */
            decided_by: "learner" | "guardian";
            /** History */
            history: components["schemas"]["ConsentEvent"][];
            /** Improve Course */
            improve_course: boolean;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /** Memory */
            memory: boolean;
            /** Model Provider */
            model_provider: boolean;
        };
        /**
         * ContestIn
         * @description Ask a person to mark an answer that a language model has marked. `id` is made by the client: sent twice, it is one request.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "note": "I did name the reason, in the last line."
         *     }
         */
        ContestIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * ContractOut
         * @description The memory contract, category by category.
         */
        ContractOut: {
            /**
             * Policy
             * @description who may open which category for which purpose
             * @default []
             */
            policy: components["schemas"]["PolicyRow"][];
            /** Rows */
            rows: components["schemas"]["ContractRow"][];
        };
        /**
         * ContractRow
         * @description Five questions about one category of memory. Who may open it stands in the policy.
         */
        ContractRow: {
            /** Category */
            category: string;
            /** Changes */
            changes: string;
            /** Holds */
            holds: string;
            /** Lives */
            lives: string;
            /** Needed For */
            needed_for: string;
            /** Updated By */
            updated_by: string;
        };
        /**
         * ConversationIn
         * @description Open a chat beside the work of one enrollment.
         * @example {
         *       "enrollment_id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "offer_id": "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"
         *     }
         */
        ConversationIn: {
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /** Offer Id */
            offer_id?: string | null;
        };
        /**
         * ConversationOut
         * @description A chat with a page of its turns, oldest first.
         */
        ConversationOut: {
            /**
             * Earlier
             * @description where the page before begins: give it as `before`; null on the first page
             */
            earlier?: number | null;
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Notice
             * @description that the tutor is an AI and can be wrong, in the learner's language: show it before the first turn
             */
            notice: string;
            /** Offer Id */
            offer_id: string | null;
            /** Turns */
            turns: components["schemas"]["TurnOut"][];
        };
        /**
         * CourseFit
         * @description What a fit rests on in one course, and how much of it may be kept: a number of one item or skill needs ten learners behind it.
         */
        CourseFit: {
            /** Answers */
            answers: number;
            /** Course */
            course: string;
            /**
             * Items
             * @description items whose own difficulty is kept
             */
            items: number;
            /**
             * Items Withheld
             * @description items that too few learners have answered; they are foreseen as their skills are
             */
            items_withheld: number;
            /** Learners */
            learners: number;
            /** Skills */
            skills: number;
            /** Skills Withheld */
            skills_withheld: number;
        };
        /**
         * CourseMap
         * @description How what was journaled of a course before is read from here on: by the names of the version that replaced the one before.
         *
         *     `joined` names the skills that stand in the place of several, or that were there before and took another one in.
         */
        CourseMap: {
            /**
             * Items
             * @default []
             */
            items: components["schemas"]["ItemMapped"][];
            /**
             * Joined
             * @default []
             */
            joined: string[];
            /**
             * Skills
             * @default []
             */
            skills: components["schemas"]["SkillMapped"][];
        };
        /**
         * CourseOut
         * @description A course in a list.
         */
        CourseOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Latest Version Id
             * @description the newest published version; null while there are only drafts
             */
            latest_version_id: string | null;
            /** Locale */
            locale: string;
            /** Slug */
            slug: string;
            /** Title */
            title: string;
        };
        /**
         * CriterionMark
         * @description The marks for one criterion of a rubric, with the span of the answer that earned them.
         */
        CriterionMark: {
            /**
             * Advice
             * @description the author's, where marks are missing
             * @default
             */
            advice: string;
            /** Criterion */
            criterion: string;
            /** Marks */
            marks: number;
            /** Out Of */
            out_of: number;
            /**
             * Quote
             * @description found in the answer, word for word; empty where nothing earned a mark
             * @default
             */
            quote: string;
            /** Title */
            title: string;
        };
        /**
         * CurvePoint
         * @description After so many minutes of work: the mean share of targets that had been mastered, by family.
         */
        CurvePoint: {
            /** Minutes */
            minutes: number;
            /** Stability */
            stability: number;
            /** Traces */
            traces: number;
            /** Two State */
            two_state: number;
        };
        /**
         * DayReport
         * @description One day's work, in minutes.
         */
        DayReport: {
            /** Day */
            day: number;
            /** Reviews P50 */
            reviews_p50: number;
            /** Reviews P90 */
            reviews_p90: number;
            /** Work P50 */
            work_p50: number;
        };
        /**
         * DaySpentOut
         * @description What an organisation spent on one day (UTC).
         */
        DaySpentOut: {
            /** Calls */
            calls: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Money */
            money: number;
            /** Tokens */
            tokens: number;
        };
        /**
         * DaysSpentOut
         * @description What an organisation spent day by day, the oldest first; a day without a call is there with nothing.
         */
        DaysSpentOut: {
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["DaySpentOut"][];
        };
        /**
         * DiffOut
         * @description What changed from one version to another. `is_breaking`: skills that learners may have state on are gone.
         */
        DiffOut: {
            assets: components["schemas"]["PartDiff"];
            /**
             * Course
             * @description other fields of the course that differ
             */
            course: string[];
            /**
             * From Version Id
             * Format: uuid
             */
            from_version_id: string;
            /**
             * In Words
             * @description what the maps do, a sentence each
             * @default []
             */
            in_words: string[];
            /** Is Breaking */
            is_breaking: boolean;
            items: components["schemas"]["PartDiff"];
            /**
             * Maps
             * @description how learners' state is carried over, a map a version on the way
             * @default []
             */
            maps: components["schemas"]["CourseMap"][];
            skills: components["schemas"]["PartDiff"];
            /**
             * To Version Id
             * Format: uuid
             */
            to_version_id: string;
            /**
             * Unmapped
             * @description skills that are gone, of which no map says what became: they forbid the move
             * @default []
             */
            unmapped: string[];
        };
        /**
         * EdgeOut
         * @description A skill needed before another, and why.
         */
        EdgeOut: {
            /** Id */
            id: string;
            /** Proposed */
            proposed: boolean;
            /** Strength */
            strength: number;
            /** Why */
            why: string;
        };
        /**
         * EncompassedOut
         * @description A skill that is practised along with another.
         */
        EncompassedOut: {
            /** Id */
            id: string;
            /** Weight */
            weight: number;
        };
        /**
         * EnrollmentIn
         * @description Enroll a learner in one version of a course; a learner may leave `learner_id` out.
         * @example {
         *       "deadline": "2031-06-10",
         *       "minutes_per_day": 25,
         *       "version_id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f",
         *       "zone": "Europe/Stockholm"
         *     }
         */
        EnrollmentIn: {
            /**
             * Deadline
             * @description by when, in the learner's own days; the plan tells whether it can be kept
             */
            deadline?: string | null;
            /** Learner Id */
            learner_id?: string | null;
            /**
             * Minutes Per Day
             * @default 30
             */
            minutes_per_day: number;
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
            /**
             * Zone
             * @description IANA name, such as Europe/Stockholm
             */
            zone: string;
        };
        /**
         * EnrollmentOut
         * @description A learner in a course.
         */
        EnrollmentOut: {
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Deadline */
            deadline: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /** Minutes Per Day */
            minutes_per_day: number;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "paused" | "ended";
            /** Version */
            version: number;
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
            /** Zone */
            zone: string;
        };
        /**
         * EnrollmentPatch
         * @description A change; what is left out stays. `no_deadline` removes the deadline.
         * @example {
         *       "minutes_per_day": 15
         *     }
         */
        EnrollmentPatch: {
            /** Deadline */
            deadline?: string | null;
            /** Minutes Per Day */
            minutes_per_day?: number | null;
            /**
             * No Deadline
             * @default false
             */
            no_deadline: boolean;
            /** State */
            state?: ("active" | "paused" | "ended") | null;
            /** Version Id */
            version_id?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * EntriesOut
         * @description A page of the journal, newest first. One call looks through a part of it only: ask on while `before` is not null.
         */
        EntriesOut: {
            /**
             * Before
             * @description ask on with it; null at the beginning of the journal
             */
            before?: number | null;
            /** Items */
            items: components["schemas"]["EntryOut"][];
        };
        /**
         * EntryOut
         * @description One entry of the journal, as its learner sees it.
         */
        EntryOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Course */
            course?: string | null;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item */
            item?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "enrollment" | "placement" | "offer" | "attempt" | "hint" | "message" | "reply" | "lesson_viewed" | "goal" | "preference" | "move" | "fact_op" | "correction" | "consent" | "disclosure" | "access" | "forgotten" | "imported" | "case" | "ruling";
            /**
             * May Be Forgotten
             * @description false for what stays on record, and for what is forgotten with the fact it is about
             */
            may_be_forgotten: boolean;
            /**
             * Question
             * @description what the item asked, as it was put then; null where it was about none, or its offer is forgotten or not here
             */
            question?: string | null;
            /** Seq */
            seq: number;
            /**
             * Skill
             * @description what it was about; of an attempt the skill it says most about
             */
            skill?: string | null;
            /** Verdict */
            verdict?: string | null;
            /** Words */
            words?: string | null;
        };
        /**
         * EpochOut
         * @description A version of the master key that all other keys are wrapped under.
         */
        EpochOut: {
            /**
             * Gone At
             * @description when it was destroyed wherever it was kept
             */
            gone_at: string | null;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Number */
            number: number;
            /**
             * State
             * @enum {string}
             */
            state: "current" | "old" | "gone";
        };
        /**
         * ErasureIn
         * @description Erase an account for good: oneself, a child one is the guardian of, or, as an operator, anybody of the organisation.
         * @example {
         *       "account_id": "6f1f7c8a-3a2b-4c6d-8e9f-0a1b2c3d4e5f",
         *       "id": "0f2d6c1e-6a53-4f7e-9a4e-0d8b9a3f8f5e",
         *       "password": "correct horse battery",
         *       "reason": "left"
         *     }
         */
        ErasureIn: {
            /**
             * Account Id
             * Format: uuid
             * @description whose account it is
             */
            account_id: string;
            /**
             * Id
             * Format: uuid
             * @description made by the client: the same request sent again is the same erasure
             */
            id: string;
            /**
             * Password
             * @description your own: this cannot be undone
             */
            password: string;
            /**
             * Reason
             * @description an operator who has somebody else erased must say why: `asked_for` by the person or a guardian, `left` the organisation, made `by_mistake`, `not_to_be_kept` any longer by a rule, `other`. It stays in the list of erasures
             */
            reason?: ("asked_for" | "left" | "by_mistake" | "not_to_be_kept" | "other") | null;
        };
        /**
         * ErasureLineOut
         * @description An erasure in the list. Whose it was is known to nobody any more.
         */
        ErasureLineOut: {
            /**
             * Asked By
             * @enum {string}
             */
            asked_by: "self" | "guardian" | "operator" | "ledger";
            /**
             * Erased At
             * @description since when every row is gone
             */
            erased_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Reason
             * @description what an operator gave; null where nobody had to say
             */
            reason: ("asked_for" | "left" | "by_mistake" | "not_to_be_kept" | "other") | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "requested" | "erasing" | "erased" | "final";
        };
        /**
         * ErasureOut
         * @description How far an erasure is.
         */
        ErasureOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            receipt: components["schemas"]["Receipt"] | null;
            /**
             * Receipt Token
             * @description shown to who asked, this once: send it in Receipt-Token to read the receipt without an account
             */
            receipt_token?: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "requested" | "erasing" | "erased" | "final";
        };
        /**
         * ErasuresOut
         * @description Erasures of one's organisation, newest first, a hundred at most.
         */
        ErasuresOut: {
            /** Items */
            items: components["schemas"]["ErasureLineOut"][];
        };
        /**
         * EvidenceOut
         * @description One entry that a fact rests on.
         */
        EvidenceOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item */
            item?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "enrollment" | "placement" | "offer" | "attempt" | "hint" | "message" | "reply" | "lesson_viewed" | "goal" | "preference" | "move" | "fact_op" | "correction" | "consent" | "disclosure" | "access" | "forgotten" | "imported" | "case" | "ruling";
            /** Verdict */
            verdict?: string | null;
            /** Words */
            words?: string | null;
        };
        /**
         * ExportIn
         * @description Ask for everything that is kept of a learner; a learner may leave `learner_id` out, a guardian gives it.
         * @example {}
         */
        ExportIn: {
            /** Learner Id */
            learner_id?: string | null;
        };
        /**
         * ExportOut
         * @description An export. It is made by a job, kept sealed for seven days, and gone when something is forgotten meanwhile.
         */
        ExportOut: {
            /**
             * Bytes
             * @description size of the archive once it is ready
             */
            bytes?: number | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Job Id
             * Format: uuid
             */
            job_id: string;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Masked
             * @description made for a guardian: what they may not see is left out, and it cannot be imported
             */
            masked: boolean;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "ready";
        };
        /**
         * ExportsOut
         * @description The exports that somebody has asked for.
         */
        ExportsOut: {
            /** Items */
            items: components["schemas"]["ExportOut"][];
        };
        /**
         * FactCorrectionIn
         * @description The learner's word about a fact. It stands for good: no machine brings back what was corrected or deleted.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "value": "I mix up the signs only when I hurry",
         *       "word": "correct"
         *     }
         */
        FactCorrectionIn: {
            /**
             * Id
             * Format: uuid
             * @description made by the client; sent again, it is the same word
             */
            id: string;
            /**
             * Value
             * @description what is right instead, for `correct`: one plain line
             */
            value?: string | null;
            /**
             * Word
             * @enum {string}
             */
            word: "correct" | "contest" | "confirm";
        };
        /**
         * FactOut
         * @description One belief about the learner, with the entries it rests on.
         */
        FactOut: {
            /** Confidence */
            confidence: number;
            /** Contested */
            contested: boolean;
            /**
             * Contests
             * @description the belief that this one stands against: confirm the one that is right
             */
            contests?: string | null;
            /** Course */
            course: string | null;
            /** Evidence */
            evidence: string[];
            /** Expires At */
            expires_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "goal" | "preference" | "interest" | "misconception" | "strategy_that_works" | "recurring_error" | "pace" | "hint_dependence" | "accommodation" | "context" | "episode_summary";
            /**
             * Quote
             * @description for the learner alone: the span of their words that it was taken from
             */
            quote: string | null;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /**
             * Source
             * @enum {string}
             */
            source: "learner" | "graded" | "educator" | "import" | "model";
            /**
             * Subject
             * @description skill or topic; empty for the learner as a whole
             */
            subject: string;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /**
             * Value
             * @description null where the reader may know that there is something, but not what
             */
            value: string | null;
            /**
             * Version
             * @description send it as If-Match with a correction
             * @default
             */
            version: string;
        };
        /**
         * FactsOut
         * @description What the tutor remembers now.
         */
        FactsOut: {
            /** Facts */
            facts: components["schemas"]["FactOut"][];
        };
        /**
         * FactWithEvidenceOut
         * @description One belief with its evidence; entries that have been deleted are counted only.
         */
        FactWithEvidenceOut: {
            /** Deleted */
            deleted: number;
            /** Evidence */
            evidence: components["schemas"]["EvidenceOut"][];
            fact: components["schemas"]["FactOut"];
            /**
             * Withheld
             * @description entries that the reader may not see
             * @default 0
             */
            withheld: number;
        };
        /**
         * FamilyReport
         * @description How learners of one family fared; null where nobody, or fewer than that share, got there.
         */
        FamilyReport: {
            /** Family */
            family: ("two_state" | "traces" | "stability") | "all";
            /** Learners */
            learners: number;
            /**
             * Mastered At End
             * @description mean share of the course's targets truly mastered after the last day
             */
            mastered_at_end: number;
            /**
             * Minutes P50
             * @description minutes of work until then, of half of all learners
             */
            minutes_p50: number | null;
            /** Minutes P90 */
            minutes_p90: number | null;
            /**
             * Reached
             * @description share of learners who had mastered every target at some time
             */
            reached: number;
            /**
             * Stuck
             * @description share of learners for whom there was nothing to do
             */
            stuck: number;
        };
        /**
         * FaultOut
         * @description One wrong place in a request: a JSON pointer or parameter name, and what to do.
         */
        FaultOut: {
            /** At */
            at: string;
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * Finding
         * @description One thing that reading or lint found in a course: where, which rule, and how to mend it. Errors block publishing.
         */
        Finding: {
            /** File */
            file: string;
            /**
             * Level
             * @enum {string}
             */
            level: "error" | "warning";
            /** Line */
            line: number;
            /** Mend */
            mend: string;
            /** Message */
            message: string;
            /** Rule */
            rule: string;
        };
        /**
         * FitAskedOut
         * @description The job that fits; see how far it is at `/v1/jobs/{id}`.
         */
        FitAskedOut: {
            /**
             * Job Id
             * Format: uuid
             */
            job_id: string;
        };
        /**
         * FitIn
         * @description Fit the numbers of the learner model anew.
         * @example {
         *       "deploy": true
         *     }
         */
        FitIn: {
            /**
             * Deploy
             * @description false: if it passes, it is proposed only, and waits to be put in force
             * @default true
             */
            deploy: boolean;
        };
        /**
         * FitMeasures
         * @description What was measured of a fit. Losses are of the answers of the newest week, which the fit has not seen; they are in nats an answer.
         */
        FitMeasures: {
            /**
             * Answers
             * @default 0
             */
            answers: number;
            /**
             * Courses
             * @default []
             */
            courses: components["schemas"]["CourseFit"][];
            /**
             * Delayed Answers
             * @description of those, a day or more after the skill was practised last
             * @default 0
             */
            delayed_answers: number;
            /** Delayed Gain */
            delayed_gain?: number | null;
            /** Delayed Gain Error */
            delayed_gain_error?: number | null;
            /**
             * Ece
             * @description calibration error over 15 bins; at most 0.02 more than by chance
             */
            ece?: number | null;
            /**
             * Ece By Chance
             * @description what perfectly calibrated numbers would show over so few answers
             */
            ece_by_chance?: number | null;
            /** Gain */
            gain?: number | null;
            /**
             * Gain Error
             * @description standard error over learners; the gain must be more than twice as much
             */
            gain_error?: number | null;
            /**
             * Learners
             * @description whose consent covers improving the course, and who have answered
             * @default 0
             */
            learners: number;
            /** Log Loss After */
            log_loss_after?: number | null;
            /**
             * Log Loss Before
             * @description by the numbers in force then
             */
            log_loss_before?: number | null;
            /**
             * Week Answers
             * @default 0
             */
            week_answers: number;
            /**
             * Week Learners
             * @default 0
             */
            week_learners: number;
        };
        /**
         * FitsOut
         * @description The versions, newest first. `current` is the number in force; 0 are the numbers that Meno is shipped with.
         */
        FitsOut: {
            /** Current */
            current: number;
            /** Versions */
            versions: components["schemas"]["FitVersionOut"][];
        };
        /**
         * FitVersionOut
         * @description One fit and what became of it.
         */
        FitVersionOut: {
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            measures: components["schemas"]["FitMeasures"];
            /** Number */
            number: number;
            /**
             * Parameter Set
             * @description the set's name, a hash; empty where there were not learners enough
             */
            parameter_set: string;
            /**
             * State
             * @enum {string}
             */
            state: "proposed" | "current" | "retired" | "refused";
            /**
             * Why
             * @enum {string}
             */
            why: "better" | "too_few_learners" | "too_few_answers" | "not_better" | "not_calibrated" | "forgets_worse";
        };
        /**
         * ForgetIn
         * @description What the learner wants forgotten. With `dry_run` nothing is changed: the answer says what would be.
         * @example {
         *       "dry_run": true,
         *       "first_day": "2031-05-01",
         *       "last_day": "2031-05-07",
         *       "what": "period"
         *     }
         */
        ForgetIn: {
            /**
             * Category
             * @description for `category`: one of GET /v1/memory/contract, but for audit
             */
            category?: string | null;
            /**
             * Course
             * @description for `course`: its short name
             */
            course?: string | null;
            /**
             * Dry Run
             * @default false
             */
            dry_run: boolean;
            /**
             * First Day
             * @description for `period`: the learner's own first day
             */
            first_day?: string | null;
            /**
             * Last Day
             * @description for `period`: the last day, included
             */
            last_day?: string | null;
            /**
             * What
             * @enum {string}
             */
            what: "category" | "period" | "course" | "everything";
        };
        /**
         * ForgetOut
         * @description What was forgotten, would be (`preview`), or will be in a moment (`promised`: the memory answers again when the job is done).
         */
        ForgetOut: {
            /**
             * Entries
             * @description entries cleared, by kind
             * @default {}
             */
            entries: {
                [key: string]: number;
            };
            /**
             * Facts Removed
             * @description beliefs that rested on them alone, or were named
             * @default 0
             */
            facts_removed: number;
            /**
             * Facts Rewritten
             * @description beliefs that rest on less now: less sure, without their quote
             * @default 0
             */
            facts_rewritten: number;
            /**
             * Job Id
             * @description of what is promised: GET /v1/jobs/{id}
             */
            job_id?: string | null;
            /**
             * Kept
             * @description entries that stay on record: enrollments, consents, accesses, what was sent to whom
             * @default {}
             */
            kept: {
                [key: string]: number;
            };
            /**
             * Skills
             * @description skills whose mastery is computed anew
             * @default []
             */
            skills: string[];
            /**
             * State
             * @enum {string}
             */
            state: "done" | "preview" | "promised";
        };
        /**
         * GoalIn
         * @description What a learner wants, or how they like to be taught, in their own words. `id` is made by the client: sent twice, it is one wish.
         * @example {
         *       "deadline": "2031-06-10",
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "kind": "goal",
         *       "targets": [
         *         "quadratics"
         *       ],
         *       "text": "Pass the algebra exam in June"
         *     }
         */
        GoalIn: {
            /**
             * Deadline
             * @description of a goal: the last of the learner's own days that counts
             */
            deadline?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "goal" | "preference";
            /**
             * Replaces
             * @description of a goal: an earlier one that holds no longer
             */
            replaces?: string | null;
            /**
             * Targets
             * @description of a goal: skills of the course that are wanted
             * @default []
             */
            targets: string[];
            /** Text */
            text: string;
        };
        /**
         * GoalOut
         * @description One goal of a learner in a course.
         */
        GoalOut: {
            /**
             * Aimed
             * @description the plan works towards it now: of goals with dates the nearest counts, and a date that has passed no more
             */
            aimed: boolean;
            /** Deadline */
            deadline: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Stated At
             * Format: date-time
             */
            stated_at: string;
            /** Targets */
            targets: string[];
            /**
             * Text
             * @description the learner's words; null where they have been forgotten
             */
            text: string | null;
        };
        /**
         * GoalsOut
         * @description The goals that stand, oldest first.
         */
        GoalsOut: {
            /** Goals */
            goals: components["schemas"]["GoalOut"][];
        };
        /**
         * GraphOut
         * @description The skill graph of a version; skills come after those that they need.
         */
        GraphOut: {
            /** Course */
            course: string;
            /** Skills */
            skills: components["schemas"]["SkillNodeOut"][];
            /** Title */
            title: string;
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
        };
        /**
         * GroupOut
         * @description The group without names: those who agreed to `improve_course` (and to memory). Counts are about right: see docs/educators.md.
         */
        GroupOut: {
            /**
             * Hardest
             * @default []
             */
            hardest: components["schemas"]["HardItemOut"][];
            /**
             * Shown
             * @description false: fewer than ten learners, so that nothing is said
             */
            shown: boolean;
            /**
             * Skills
             * @default []
             */
            skills: components["schemas"]["SkillSpreadOut"][];
        };
        /**
         * GuardianshipIn
         * @description Say that one person is the guardian of a learner.
         * @example {
         *       "guardian_id": "0b9a8c7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d",
         *       "learner_id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f"
         *     }
         */
        GuardianshipIn: {
            /**
             * Guardian Id
             * Format: uuid
             */
            guardian_id: string;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
        };
        /**
         * GuardianshipOut
         * @description A guardian's link to a learner.
         */
        GuardianshipOut: {
            /**
             * Guardian Id
             * Format: uuid
             */
            guardian_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * HardItemOut
         * @description An item that many get wrong: in which quarter the share lies that is right at the first try without help.
         */
        HardItemOut: {
            /** Item */
            item: string;
            /**
             * Right First
             * @enum {string}
             */
            right_first: "under_a_quarter" | "a_quarter_to_half" | "half_to_three_quarters" | "over_three_quarters";
            /** Title */
            title: string | null;
        };
        /**
         * HealthOut
         * @description How the installation is. Sums are of all its organisations, `queues` of one's own and of what belongs to none.
         */
        HealthOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Backup At
             * @description when the last backup was finished; null is never
             */
            backup_at: string | null;
            /** Dead */
            dead: number;
            /** Due */
            due: number;
            /**
             * Heartbeat Age S
             * @description how long ago a worker did the clock's smallest job; null is never
             */
            heartbeat_age_s: number | null;
            /** Lag S */
            lag_s: number;
            parts: components["schemas"]["PartsOut"];
            /** Queues */
            queues: components["schemas"]["QueueOut"][];
            /** Running */
            running: number;
            /**
             * Signs
             * @description what is not well, the most urgent first; empty: all is well
             */
            signs: components["schemas"]["SignOut"][];
            /** Version */
            version: string;
            /** Waiting */
            waiting: number;
        };
        /**
         * HelpLine
         * @description Where somebody in need finds a person to talk to.
         */
        "HelpLine-Input": {
            /**
             * Contact
             * @description a number to call or write to, or an address
             */
            contact: string;
            /**
             * Locale
             * @description for accounts of this locale, such as `de` or `de-AT`; empty for everybody
             * @default
             */
            locale: string;
            /** Name */
            name: string;
        };
        /**
         * HelpLine
         * @description Where somebody in need finds a person to talk to.
         */
        "HelpLine-Output": {
            /**
             * Contact
             * @description a number to call or write to, or an address
             */
            contact: string;
            /**
             * Locale
             * @description for accounts of this locale, such as `de` or `de-AT`; empty for everybody
             * @default
             */
            locale: string;
            /** Name */
            name: string;
        };
        /**
         * HintIn
         * @description Ask for the next rung. `id` is made by the client: sent twice, it is the same hint.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "step": "a"
         *     }
         */
        HintIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Step */
            step: string;
        };
        /**
         * HintOut
         * @description The rung, or why there is none now.
         * @example {
         *       "last": false,
         *       "rung": 1,
         *       "shown": true,
         *       "text": "What undoes adding 3?"
         *     }
         */
        HintOut: {
            /**
             * Completed
             * @description the activity is closed: ask what comes next
             * @default false
             */
            completed: boolean;
            /**
             * Last
             * @description this was the whole solution: the step is closed without success, and a similar question follows
             */
            last: boolean;
            /** Rung */
            rung: number;
            /** Shown */
            shown: boolean;
            /** Text */
            text: string;
        };
        /**
         * HistoryOut
         * @description The last weeks, oldest first, those without work too.
         */
        HistoryOut: {
            /**
             * Cleared
             * @description entries that have been forgotten: what they said counts nowhere any more
             */
            cleared: number;
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /** Weeks */
            weeks: components["schemas"]["WeekOut"][];
        };
        /**
         * ImportedCourse
         * @description What became of one course of the source.
         */
        ImportedCourse: {
            /** Content Hash */
            content_hash: string;
            /** Figures */
            figures: number;
            /** Hints */
            hints: number;
            /** Items */
            items: number;
            /** Lessons */
            lessons: number;
            /** Locale */
            locale: string;
            /** Prerequisites Proposed */
            prerequisites_proposed: number;
            /** Scaffolds */
            scaffolds: number;
            /** Skills */
            skills: number;
            /** Slug */
            slug: string;
            /** Steps */
            steps: number;
            /** Title */
            title: string;
        };
        /**
         * ImportNote
         * @description One thing that an importer could not carry as it was, or found wrong in the source.
         */
        ImportNote: {
            /**
             * Item
             * @description the source's own id of the problem, step or hint
             */
            item: string;
            /** Rule */
            rule: string;
            /** What */
            what: string;
        };
        /**
         * ImportOut
         * @description An upload and what became of it: draft versions, or the findings for which it was refused. `failed`: our fault; send it again.
         */
        ImportOut: {
            /**
             * Findings
             * @default []
             */
            findings: components["schemas"]["Finding"][];
            /**
             * Format
             * @enum {string}
             */
            format: "bundle" | "oatutor";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Job Id */
            job_id?: string | null;
            report?: components["schemas"]["ImportReport"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "done" | "refused" | "failed";
            /**
             * Versions
             * @default []
             */
            versions: components["schemas"]["VersionOut"][];
        };
        /**
         * ImportReport
         * @description What an importer read, made and could not carry, item by item. The same source gives the same report.
         */
        ImportReport: {
            /** Courses */
            courses: components["schemas"]["ImportedCourse"][];
            /** Hints */
            hints: number;
            /** Items Lost */
            items_lost: number;
            /** Notes */
            notes: components["schemas"]["ImportNote"][];
            /** Problems */
            problems: number;
            /** Rules */
            rules: components["schemas"]["ImportRule"][];
            /** Source */
            source: string;
            /** Steps */
            steps: number;
            /** Steps Lost */
            steps_lost: number;
        };
        /**
         * ImportRule
         * @description What a kind of note means and what the importer does about it.
         */
        ImportRule: {
            /** Count */
            count: number;
            /** Done */
            done: string;
            /** Meaning */
            meaning: string;
            /** Rule */
            rule: string;
        };
        /**
         * ItemMapped
         * @description An item that bears another name from here on.
         */
        ItemMapped: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /**
         * ItemOut
         * @description The question as instantiated for this offer, Markdown with LaTeX in `$…$`.
         */
        ItemOut: {
            /** Id */
            id: string;
            /** Stem */
            stem: string;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Title */
            title: string | null;
        };
        /**
         * ItemReportsOut
         * @description The open reports of one item from one class.
         */
        ItemReportsOut: {
            /** Count */
            count: number;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /** Item */
            item: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /**
             * Notes
             * @description for educators of the class alone, of learners who agree to being remembered
             */
            notes: components["schemas"]["NoteOut"][];
            /**
             * Question
             * @description what it asks, as it was put to who reported it last
             */
            question: string;
            /** Reasons */
            reasons: {
                [key: string]: number;
            };
            /**
             * Seeds
             * @description at which the question was drawn, to see it as they did; at most 20
             */
            seeds: number[];
            /**
             * Steps
             * @description how often each step was named
             */
            steps: {
                [key: string]: number;
            };
            /**
             * Version Id
             * Format: uuid
             * @description the newest that was reported
             */
            version_id: string;
        };
        /**
         * JobOut
         * @description How far long work has come.
         */
        JobOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Error Code */
            error_code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "dead";
            /** Total */
            total: number | null;
        };
        /**
         * JoinCodeOut
         * @description The code learners type to join; a new one replaces it.
         */
        JoinCodeOut: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * JoinIn
         * @description Join a class with the code its educator shows.
         * @example {
         *       "code": "K7PM-4WXD"
         *     }
         */
        JoinIn: {
            /** Code */
            code: string;
        };
        /**
         * JudgedOut
         * @description How an answer would be judged, as a learner would be told.
         */
        JudgedOut: {
            /** Feedback */
            feedback: string | null;
            /** Line */
            line?: number | null;
            /** Message */
            message: string;
            misconception: components["schemas"]["MisconceptionOut"] | null;
            /**
             * Reason
             * @description a fixed code, such as `equal`, `form`, `different`, `unreadable`
             */
            reason: string;
            /** Score */
            score: number;
            /** Step */
            step: string;
            /**
             * Tests
             * @default []
             */
            tests: components["schemas"]["TrialOutcome"][];
            /** @description what the learner is told, in codes */
            told?: components["schemas"]["Told"] | null;
            /** Understood */
            understood: string | null;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "correct" | "partly" | "incorrect" | "unsure";
        };
        /**
         * KeysOut
         * @description The state of the keys. No key is here, only numbers and times.
         */
        KeysOut: {
            /**
             * Belongs
             * @description false: keys and databases are not of one installation
             */
            belongs: boolean;
            /**
             * Data Keys
             * @description data keys of one's organisation by state: next, active, old, retired
             */
            data_keys: {
                [key: string]: number;
            };
            /** Epoch */
            epoch: number;
            /** Epoch Began At */
            epoch_began_at: string | null;
            /**
             * Epochs
             * @description the newest ten
             */
            epochs: components["schemas"]["EpochOut"][];
            /** Fingerprint */
            fingerprint: string;
            /**
             * In Both Places
             * @description the epoch keys are in both folders and equal
             */
            in_both_places: boolean;
            /**
             * Root
             * @description what guards the epoch keys
             * @enum {string}
             */
            root: "file" | "openbao";
            /**
             * Rotations
             * @description rotations of the installation that still make keys
             */
            rotations: number;
            /** Tenant Keys Under Way */
            tenant_keys_under_way: {
                [key: string]: number;
            };
            /**
             * Turns Every Hours
             * @description 0: never by the clock
             */
            turns_every_hours: number;
        };
        /**
         * LearnerViewOut
         * @description One learner of a class in one course. Each look is in the learner's access log.
         */
        LearnerViewOut: {
            /** Assignments */
            assignments: components["schemas"]["MyAssignmentOut"][];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Attempts
             * @description the last ones, newest first
             */
            attempts: components["schemas"]["AttemptSeenOut"][];
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /**
             * Facts
             * @description what the tutor believes, as far as it may be seen
             */
            facts: components["schemas"]["FactOut"][];
            /**
             * Last Day
             * @description the learner's own day of the last answer
             */
            last_day: string | null;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /** Name */
            name: string;
            /** Needs */
            needs: components["schemas"]["NeedOut"][];
            /** Overrides */
            overrides: components["schemas"]["OverrideOut"][];
            /** Skills */
            skills: components["schemas"]["SkillProgressOut"][];
        };
        /**
         * LessonOut
         * @description The explanation that comes before the first item of a new skill.
         */
        LessonOut: {
            /** Explanation */
            explanation: string;
            /**
             * Read
             * @description the learner has said so, or begun with the question
             * @default false
             */
            read: boolean;
            /** Worked Examples */
            worked_examples: components["schemas"]["WorkedExampleOut"][];
        };
        /**
         * LessonViewedIn
         * @description The learner has read the lesson of this offer.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11"
         *     }
         */
        LessonViewedIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * LikelyOut
         * @description What would most likely come next, and how likely; `nothing` says why there would be nothing.
         */
        LikelyOut: {
            /** Chance */
            chance: number;
            nothing?: components["schemas"]["ReasonOut"] | null;
            skill: components["schemas"]["SkillOut"] | null;
        };
        /**
         * LintOut
         * @description What lint says of a version, errors first.
         */
        LintOut: {
            /** Errors */
            errors: number;
            /** Findings */
            findings: components["schemas"]["Finding"][];
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
            /** Warnings */
            warnings: number;
        };
        /**
         * LookOut
         * @description That somebody opened or changed a concern.
         */
        LookOut: {
            /** Account Id */
            account_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * What
             * @enum {string}
             */
            what: "opened" | "handled" | "reopened";
        };
        /**
         * MarkingDecisionIn
         * @description A person's decision, with its reason for the learner: `marks` for every criterion, or none to keep those that stand.
         * @example {
         *       "marks": [
         *         {
         *           "criterion": "reason",
         *           "marks": 2
         *         }
         *       ],
         *       "reason": "The reason stands in your last line. You are right."
         *     }
         */
        MarkingDecisionIn: {
            /**
             * Marks
             * @default []
             */
            marks: components["schemas"]["PersonMark"][];
            /** Reason */
            reason: string;
        };
        /**
         * MarkingOut
         * @description An answer that a person is asked to mark.
         */
        MarkingOut: {
            /**
             * Answer
             * @description null when the learner has deleted it or no longer agrees to its being kept
             */
            answer: string | string[] | string[][] | null;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /** Criteria */
            criteria: components["schemas"]["RubricCriterionOut"][];
            /** Guidance */
            guidance: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item */
            item: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "contest" | "waiting";
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /**
             * Marks
             * @description the model's marks that are contested
             */
            marks: components["schemas"]["CriterionMark"][];
            /** Model Answer */
            model_answer: string;
            /** Note */
            note: string | null;
            /** Prompt */
            prompt: string;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "mended" | "dismissed" | "marked" | "kept";
            /** Stem */
            stem: string;
            /** Step */
            step: string;
        };
        /**
         * MarkingsOut
         * @description Answers of a class that wait for a person, the oldest first.
         */
        MarkingsOut: {
            /** Markings */
            markings: components["schemas"]["MarkingOut"][];
        };
        /**
         * MasteryAtOut
         * @description What was known of a skill when a day ended, or is known now.
         */
        MasteryAtOut: {
            /**
             * Answers
             * @description on this day, on this skill
             */
            answers: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Mastered */
            mastered: boolean;
            /** Mastery */
            mastery: number;
            /**
             * Uncertainty
             * @description variance of the estimate, logits squared
             */
            uncertainty: number;
        };
        /**
         * MasteryIfOut
         * @description How surely a skill is known, now and then on average, by the planner's belief of what practice does.
         */
        MasteryIfOut: {
            /** Now */
            now: number;
            skill: components["schemas"]["SkillOut"];
            /** Then */
            then: number;
        };
        /**
         * MasteryOut
         * @description How an attempt moved one skill: mastery is the chance to answer an average unseen item rightly.
         */
        MasteryOut: {
            /** After */
            after: number;
            /** Before */
            before: number;
            /** Mastered */
            mastered: boolean;
            skill: components["schemas"]["SkillOut"];
        };
        /**
         * MemberIn
         * @description Put somebody into a class.
         * @example {
         *       "account_id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f",
         *       "part": "learner"
         *     }
         */
        MemberIn: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Part
             * @default learner
             * @enum {string}
             */
            part: "learner" | "educator";
        };
        /**
         * MemberOut
         * @description One person in a class.
         */
        MemberOut: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Age Band */
            age_band: ("under_13" | "13_15" | "16_17" | "adult") | null;
            /** Has Password */
            has_password: boolean;
            /** Name */
            name: string;
            /**
             * Part
             * @enum {string}
             */
            part: "learner" | "educator";
            /**
             * State
             * @enum {string}
             */
            state: "active" | "suspended";
            /** User Name */
            user_name: string;
        };
        /**
         * MemoryImportOut
         * @description An import of an archive into a learner's memory.
         */
        MemoryImportOut: {
            /**
             * Entries
             * @description entries that came with it; 0 too if the same archive was here already
             * @default 0
             */
            entries: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Job Id
             * Format: uuid
             */
            job_id: string;
            /**
             * Left Out
             * @description beliefs of an archive from elsewhere that its own entries do not bear out: they were not taken over
             * @default 0
             */
            left_out: number;
            /**
             * Moves Left Out
             * @description moves of an archive from elsewhere that are not the learner's own (an educator's pins, skips, exemptions), and rulings on answers
             * @default 0
             */
            moves_left_out: number;
            /**
             * Reason
             * @description why it was refused, as a code
             */
            reason?: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "done" | "refused";
        };
        /**
         * MeOut
         * @description Who am I.
         */
        MeOut: {
            account: components["schemas"]["AccountOut"];
            /** @description a learner's; null for others */
            consents: components["schemas"]["ConsentsOut"] | null;
            /** Csrf */
            csrf: string | null;
            /**
             * Memory Paused At
             * @description since when this session's memory is paused; null if it is not
             */
            memory_paused_at?: string | null;
            tenant: components["schemas"]["TenantOut"];
        };
        /**
         * MisconceptionOut
         * @description A wrong idea that the answer reveals.
         */
        MisconceptionOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ModelOut
         * @description The configured model server, and what it has been found to do; null is not known. Prices are of a million tokens.
         */
        ModelOut: {
            /**
             * Available
             * @description false while it is left alone after failures in a row
             * @default false
             */
            available: boolean;
            /** Configured */
            configured: boolean;
            /**
             * Context Tokens
             * @description the longest prompt that was read whole, as Meno counts tokens, which is high
             */
            context_tokens?: number | null;
            /**
             * Counts Tokens
             * @description it says how many tokens were used; else they are estimated, high
             */
            counts_tokens?: boolean | null;
            /** Currency */
            currency?: string | null;
            /**
             * Is Whole Context
             * @description true: a longer prompt was tried, and was cut or refused
             * @default false
             */
            is_whole_context: boolean;
            /**
             * Keeps To Schema
             * @description a schema in the request binds the reply
             */
            keeps_to_schema?: boolean | null;
            /** Model */
            model?: string | null;
            /** Price In */
            price_in?: number | null;
            /** Price Out */
            price_out?: number | null;
            /**
             * Price Source
             * @default unknown
             * @enum {string}
             */
            price_source: "file" | "table" | "unknown";
            /**
             * Probe Failed
             * @description why nothing could be found out
             */
            probe_failed?: string | null;
            /** Probed At */
            probed_at?: string | null;
            /** Provider */
            provider?: string | null;
            /** Streams */
            streams?: boolean | null;
        };
        /**
         * MyAssignmentOut
         * @description An assignment as a learner has it; how far they are is computed at the moment of asking.
         */
        MyAssignmentOut: {
            /**
             * Due
             * Format: date
             */
            due: string;
            /**
             * Extended
             * @description `due` was moved for this learner
             */
            extended: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Mastered
             * @description of these skills; those that the learner is exempt from count
             */
            mastered: number;
            /** Note */
            note: string;
            /** Skills */
            skills: components["schemas"]["SkillOut"][];
            /**
             * Starts
             * Format: date
             */
            starts: string;
            /**
             * State
             * @enum {string}
             */
            state: "to_come" | "not_begun" | "under_way" | "done" | "late";
        };
        /**
         * MyAssignmentsOut
         * @description A learner's assignments in one course, the next due first; those done last.
         */
        MyAssignmentsOut: {
            /** Assignments */
            assignments: components["schemas"]["MyAssignmentOut"][];
        };
        /**
         * MyConcernOut
         * @description That something of one's own was passed on, and who has opened it.
         */
        MyConcernOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Looks */
            looks: components["schemas"]["LookOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "open" | "seen" | "handled";
        };
        /**
         * MyConcernsOut
         * @description What was passed on of one's own, newest first.
         */
        MyConcernsOut: {
            /** Items */
            items: components["schemas"]["MyConcernOut"][];
        };
        /**
         * NamedAllOut
         * @description Everybody with that duty; nobody else reads the inbox.
         */
        NamedAllOut: {
            /** Items */
            items: components["schemas"]["NamedOut"][];
        };
        /**
         * NamedOut
         * @description Somebody with the duty of safeguarding.
         */
        NamedOut: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Name */
            name: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * NeededOut
         * @description A skill that had to be there first.
         */
        NeededOut: {
            /** Exempt */
            exempt: boolean;
            /**
             * Known
             * @description how surely it was known then, by the planner's estimate
             */
            known: number;
            /** Met */
            met: boolean;
            skill: components["schemas"]["SkillOut"];
        };
        /**
         * NeedOut
         * @description One reason why a learner might need a person: as a sentence, and as code, number and values for a client that says it in its reader's language.
         */
        NeedOut: {
            /**
             * Code
             * @enum {string}
             */
            code: "behind" | "stuck" | "gave_up" | "idle" | "leaning_on_help" | "backlog";
            /**
             * Count
             * @description tries, activities, days, reviews or assignments, as the code says
             */
            count: number;
            /** Skill */
            skill?: string | null;
            /** Text */
            text: string;
            /**
             * Values
             * @description `title`: the skill's, of `stuck`; `of`: how many last activities were looked at, or of `backlog` how many days of work; `begun`: of `idle`, 0 where nothing has been done yet
             */
            values?: {
                [key: string]: number | string;
            };
        };
        /**
         * NeedsPersonOut
         * @description A learner who might need a person, most urgent reason first.
         */
        NeedsPersonOut: {
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /** Name */
            name: string;
            /** Needs */
            needs: components["schemas"]["NeedOut"][];
        };
        /**
         * NextOut
         * @description The open offer or the next one; `offer` is null when there is nothing to do, and then `nothing` says until when and why.
         */
        NextOut: {
            /**
             * About Minutes
             * @description an estimate of what is left of the offer: seconds observed of the item, else what the plan counts, and a lesson's length
             */
            about_minutes?: number | null;
            /**
             * Alternatives
             * @default []
             */
            alternatives: components["schemas"]["AlternativeOut"][];
            /** @description asked for with `explain=true` */
            explanation?: components["schemas"]["WhyOut"] | null;
            nothing?: components["schemas"]["ReasonOut"] | null;
            offer: components["schemas"]["OfferOut"] | null;
            /**
             * Placement
             * @description a few questions could find out where to begin, or are under way: see the enrollment's placement
             */
            placement?: ("offered" | "open") | null;
            /**
             * Remembered
             * @description false before consent: nothing of this is kept after the session
             */
            remembered: boolean;
            /** Until */
            until?: string | null;
            /**
             * What If
             * @description asked for with `skip=true`, `minutes=` or `days=`
             * @default []
             */
            what_if: components["schemas"]["WhatIfOut"][];
        };
        /**
         * NoteIn
         * @description An educator's note about a learner of theirs. The learner sees who wrote it, and may contest, correct or delete it.
         * @example {
         *       "id": "0d6f7a43-6f0e-4f0f-8f0e-1c5a0b6f9d21",
         *       "kind": "accommodation",
         *       "learner_id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "value": "Takes tests with half an hour more"
         *     }
         */
        NoteIn: {
            /** Course */
            course?: string | null;
            /**
             * Id
             * Format: uuid
             * @description made by the client; sent again, it is the same note
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "accommodation" | "context" | "strategy_that_works";
            /**
             * Learner Id
             * Format: uuid
             */
            learner_id: string;
            /**
             * Subject
             * @description skill or topic; empty for the learner as a whole
             * @default
             */
            subject: string;
            /**
             * Value
             * @description one plain line, without links or markup
             */
            value: string;
        };
        /**
         * NoteOut
         * @description What a learner wrote about an item; who, is not told.
         */
        NoteOut: {
            /** Note */
            note: string;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /** Reason */
            reason: string;
            /** Step */
            step: string | null;
        };
        /**
         * OfferOut
         * @description One activity as offered. `step` is the one to answer now.
         */
        OfferOut: {
            /**
             * Activity
             * @enum {string}
             */
            activity: "lesson" | "worked_example" | "completion" | "exercise" | "review" | "check";
            /**
             * Aided
             * @description false for a check: no hints and no help
             */
            aided: boolean;
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /** @description beside a completion without a lesson: how such a question is solved */
            example?: components["schemas"]["WorkedExampleOut"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            item: components["schemas"]["ItemOut"] | null;
            lesson: components["schemas"]["LessonOut"] | null;
            /**
             * Offered At
             * Format: date-time
             */
            offered_at: string;
            skill: components["schemas"]["SkillOut"];
            /** Step */
            step: string | null;
            /** Why */
            why: components["schemas"]["ReasonOut"][];
        };
        /**
         * OperatedJobOut
         * @description A job as its row has it: codes and times. Whom it concerns is left out.
         */
        OperatedJobOut: {
            /**
             * Attempt
             * @description starts since it came further last; a fifth failed one is the end
             */
            attempt: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Error Class */
            error_class: string | null;
            /** Error Code */
            error_code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Of
             * @description whose work it is
             * @enum {string}
             */
            of: "organisation" | "installation";
            /**
             * Run After
             * Format: date-time
             */
            run_after: string;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "dead";
            /** Total */
            total: number | null;
        };
        /**
         * OperatedJobsOut
         * @description Jobs, newest first.
         */
        OperatedJobsOut: {
            /** Items */
            items: components["schemas"]["OperatedJobOut"][];
        };
        /**
         * OverrideIn
         * @description One override. `id` is made by the client: sent twice, it is the same override.
         * @example {
         *       "assignment_id": "3c8e7a52-70e5-4f5e-9c35-6f7ad1c5b333",
         *       "id": "0b0e6f0a-6a70-4a38-9a53-3f0d0c9a1a11",
         *       "move": "extend",
         *       "reason": "Was away for a week.",
         *       "until": "2099-12-04"
         *     }
         * @example {
         *       "id": "0b0e6f0a-6a70-4a38-9a53-3f0d0c9a1a12",
         *       "move": "pin",
         *       "reason": "We work on this in class this week.",
         *       "skill": "two-step-equations",
         *       "until": "2099-12-04"
         *     }
         */
        OverrideIn: {
            /**
             * Assignment Id
             * @description of `extend`
             */
            assignment_id?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Move
             * @description pin: comes next until unpinned or `until`; skip: not offered before `until`; exempt: counts as mastered; reset: begins anew, what was done stays in the journal; extend: another date for one assignment
             * @enum {string}
             */
            move: "pin" | "skip" | "exempt" | "reset" | "extend";
            /**
             * Placement
             * @description of `reset`: the placement, instead of a skill, so that it may be taken again
             * @default false
             */
            placement: boolean;
            /**
             * Reason
             * @description kept with it, and read by the learner
             */
            reason: string;
            /**
             * Skill
             * @description of all but `extend`, and a `reset` of the placement
             */
            skill?: string | null;
            /**
             * Until
             * @description pin: the last day; skip: the day it comes back; extend: the new date
             */
            until?: string | null;
        };
        /**
         * OverrideOut
         * @description One override, whether it holds or not.
         */
        OverrideOut: {
            /** Assignment Id */
            assignment_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * By
             * @description the educator
             */
            by: string | null;
            /**
             * Ended At
             * @description when it was undone or replaced
             */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Move
             * @enum {string}
             */
            move: "pin" | "skip" | "exempt" | "reset" | "extend";
            /**
             * Reason
             * @description null where it is not yours to read, or was forgotten
             */
            reason: string | null;
            /**
             * Skill
             * @description null for `extend`, and for a `reset` of the placement
             */
            skill: string | null;
            /**
             * State
             * @description done: a reset, which is no state; replaced: by a later override or a reset
             * @enum {string}
             */
            state: "in_force" | "done" | "expired" | "undone" | "replaced";
            /** Until */
            until: string | null;
        };
        /**
         * OverridesOut
         * @description The overrides of a learner in a course, newest first.
         */
        OverridesOut: {
            /** Overrides */
            overrides: components["schemas"]["OverrideOut"][];
        };
        /**
         * OverrideUndoIn
         * @description Taking an override back, with a reason.
         * @example {
         *       "id": "6a2d6c0b-8a36-4f4e-9a0e-7f6b8f1d2c22",
         *       "reason": "The week is over."
         *     }
         */
        OverrideUndoIn: {
            /**
             * Id
             * Format: uuid
             * @description made by the client: sent twice, it is the same
             */
            id: string;
            /** Reason */
            reason: string;
        };
        /** Page[AccountOut] */
        Page_AccountOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["AccountOut"][];
        };
        /** Page[ClassOut] */
        Page_ClassOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["ClassOut"][];
        };
        /** Page[CourseOut] */
        Page_CourseOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["CourseOut"][];
        };
        /** Page[EnrollmentOut] */
        Page_EnrollmentOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["EnrollmentOut"][];
        };
        /** Page[GuardianshipOut] */
        Page_GuardianshipOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["GuardianshipOut"][];
        };
        /** Page[MemberOut] */
        Page_MemberOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["MemberOut"][];
        };
        /** Page[PolicyChangeOut] */
        Page_PolicyChangeOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["PolicyChangeOut"][];
        };
        /** Page[SpentOut] */
        Page_SpentOut_: {
            /** After */
            after?: string | null;
            /** Items */
            items: components["schemas"]["SpentOut"][];
        };
        /**
         * PartDiff
         * @description Which parts differ between two versions, by id.
         */
        PartDiff: {
            /** Added */
            added: string[];
            /** Changed */
            changed: string[];
            /** Removed */
            removed: string[];
        };
        /**
         * PartsOut
         * @description What must stand before the service can serve, as `/readyz` says.
         */
        PartsOut: {
            /** Database */
            database: boolean;
            /** Key Fingerprint */
            key_fingerprint: boolean;
            /** Keys Database */
            keys_database: boolean;
            /** Migrations */
            migrations: boolean;
            /** Redis */
            redis: boolean;
        };
        /**
         * PasswordChange
         * @description A new password by its owner; every other session of the account ends.
         * @example {
         *       "new": "a better staple, perhaps",
         *       "old": "correct horse battery"
         *     }
         */
        PasswordChange: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /**
         * PauseOut
         * @description Whether what the learner does in this session is remembered.
         */
        PauseOut: {
            /**
             * Since
             * @description of a pause
             */
            since?: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "remembering" | "paused" | "no_consent";
        };
        /**
         * PersonMark
         * @description The marks that a person gives for one criterion.
         */
        PersonMark: {
            /** Criterion */
            criterion: string;
            /** Marks */
            marks: number;
        };
        /**
         * PinIn
         * @description The version that a class shall work with.
         */
        PinIn: {
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
        };
        /**
         * PinOut
         * @description The version that a class works with.
         */
        PinOut: {
            /**
             * Class Id
             * Format: uuid
             */
            class_id: string;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /**
             * Pinned At
             * Format: date-time
             */
            pinned_at: string;
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
        };
        /**
         * PlacementAnswerIn
         * @description Deal with the open question: an `answer`, `dont_know`, or `pass_over`. `id` is made by the client: sent twice, it counts once.
         * @example {
         *       "answer": "x = 7",
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "question": "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"
         *     }
         * @example {
         *       "dont_know": true,
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "question": "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"
         *     }
         */
        PlacementAnswerIn: {
            /** Answer */
            answer?: string | string[] | string[][] | null;
            /**
             * Dont Know
             * @default false
             */
            dont_know: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Pass Over
             * @description leave it out: it says nothing about the learner, but is one of the questions accepted
             * @default false
             */
            pass_over: boolean;
            /**
             * Question
             * Format: uuid
             */
            question: string;
        };
        /**
         * PlacementAnswerOut
         * @description What came of an answer. No verdict: a placement measures, it does not teach.
         */
        PlacementAnswerOut: {
            /**
             * Counted
             * @description false when the answer could not be read: it says nothing, and may be sent again
             */
            counted: boolean;
            /**
             * Message
             * @description why it could not be read, in the language of the course
             * @default
             */
            message: string;
            placement: components["schemas"]["PlacementOut"];
            /** @description the same in codes */
            told?: components["schemas"]["Told"] | null;
            /** Understood */
            understood?: string | null;
        };
        /**
         * PlacementEndIn
         * @description Stop a placement, or refuse it. `id` is made by the client: sent twice, it is said once.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11"
         *     }
         */
        PlacementEndIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * PlacementIn
         * @description Begin a placement. `id` is made by the client: sent twice, it is the same placement.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "questions": 15
         *     }
         */
        PlacementIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Questions
             * @description how many questions the learner accepts at most
             * @default 15
             */
            questions: number;
        };
        /**
         * PlacementOut
         * @description Where the placement of an enrollment stands.
         *
         *     `offered`: worth asking the learner now; `allowed`: not offered, but may be begun; `not_needed`: the course is too small.
         */
        PlacementOut: {
            /**
             * Asked
             * @default 0
             */
            asked: number;
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /** Id */
            id?: string | null;
            /** Most */
            most?: number | null;
            question?: components["schemas"]["PlacementQuestionOut"] | null;
            /**
             * Remembered
             * @description false before consent: nothing of this is kept after the session
             */
            remembered: boolean;
            /** @description of the last one that ended */
            result?: components["schemas"]["PlacementResultOut"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "offered" | "allowed" | "open" | "done" | "not_needed";
        };
        /**
         * PlacementQuestionOut
         * @description The question to answer now; one step, without hints.
         */
        PlacementQuestionOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            item: components["schemas"]["ItemOut"];
            skill: components["schemas"]["SkillOut"];
            /** Step */
            step: string;
        };
        /**
         * PlacementResultOut
         * @description What was found. `known` opens what builds on it, and counts as mastered only after a later question without help.
         */
        PlacementResultOut: {
            /**
             * Ended
             * @enum {string}
             */
            ended: "asked_enough" | "sure" | "nothing_left" | "stopped";
            /** Known */
            known: components["schemas"]["SkillOut"][];
            /** Text */
            text: string;
            /**
             * To Learn
             * @description skills of the course that are neither
             */
            to_learn: number;
            /** Unsure */
            unsure: components["schemas"]["SkillOut"][];
        };
        /**
         * PlanOut
         * @description What the plan works towards, and whether the date can be kept at the minutes chosen: an estimate, no promise.
         */
        PlanOut: {
            /**
             * Days Left
             * @description today and the last day counted
             */
            days_left: number | null;
            /** Deadline */
            deadline: string | null;
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /**
             * Goals
             * @description the goals behind it; empty where it is the course's or the enrollment's own aim
             */
            goals: string[];
            /** Minutes Available */
            minutes_available: number | null;
            /** Minutes Done Today */
            minutes_done_today: number;
            /** Minutes Learning */
            minutes_learning: number;
            /** Minutes Needed */
            minutes_needed: number;
            /** Minutes Per Day */
            minutes_per_day: number;
            /** Minutes Per Day Needed */
            minutes_per_day_needed: number | null;
            /**
             * Minutes Today
             * @description wanted today, in all
             */
            minutes_today: number;
            /**
             * Minutes Upkeep
             * @description reviews until the date; without one, of 30 days
             */
            minutes_upkeep: number;
            /**
             * On Track
             * @description null without a date
             */
            on_track: boolean | null;
            outlook: components["schemas"]["ReasonOut"];
            /**
             * Skills
             * @description needed for it, targets among them
             */
            skills: number;
            /**
             * Skills Left
             * @description of them not mastered yet
             */
            skills_left: number;
            /**
             * Targets
             * @description empty: the whole course
             */
            targets: components["schemas"]["SkillOut"][];
        };
        /**
         * PolicyChangeOut
         * @description One change of what the organisation decides.
         */
        PolicyChangeOut: {
            /**
             * Account Id
             * @description the operator's; null once that account is erased, and at the machine
             */
            account_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * By
             * @description `machine`: whoever ran a command on the server, who holds the keys and is not asked why
             * @enum {string}
             */
            by: "operator" | "machine";
            /**
             * Changes
             * @description what stood otherwise before, by the place of the rule
             */
            changes: components["schemas"]["RuleChangeOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Name
             * @description the operator's; null like `account_id`
             */
            name: string | null;
            /**
             * Reason
             * @description null where nobody had to say
             */
            reason: ("decided" | "law" | "asked_for" | "safety" | "cost" | "trial" | "by_mistake" | "other") | null;
        };
        /**
         * PolicyIn
         * @description What the organisation decides from now on, and why.
         * @example {
         *       "policy": {
         *         "chat": true,
         *         "consent_age": 16
         *       },
         *       "reason": "decided"
         *     }
         */
        PolicyIn: {
            /** @description all of it: what is left out is set to its default */
            policy: components["schemas"]["TenantPolicy-Input"];
            /**
             * Reason
             * @description `decided` by the school or its board, a `law` or an authority, `asked_for` by learners, families or staff, `safety` of learners, `cost`, a `trial`, what was set `by_mistake`, `other`. It stays in the list of changes
             * @enum {string}
             */
            reason: "decided" | "law" | "asked_for" | "safety" | "cost" | "trial" | "by_mistake" | "other";
        };
        /**
         * PolicyRow
         * @description One row of the permission table: what one role may open for one purpose in one category.
         */
        PolicyRow: {
            /** Category */
            category: string;
            /**
             * Needs
             * @description the consent without which the verdict is deny
             */
            needs: ("memory" | "model_provider" | "improve_course") | null;
            /** Purpose */
            purpose: string;
            /** Role */
            role: string;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "allow" | "mask" | "deny";
        };
        /**
         * PractisedOut
         * @description An earlier answer on the skill; open it with GET /v1/memory/entries.
         */
        PractisedOut: {
            /**
             * Activity
             * @enum {string}
             */
            activity: "lesson" | "worked_example" | "completion" | "exercise" | "review" | "check";
            /** Aided */
            aided: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Verdict
             * @description null where the reader may not see it
             */
            verdict: ("correct" | "partly" | "incorrect" | "unsure") | null;
        };
        /**
         * PredictionOut
         * @description The chance of a right answer that was foreseen for the item; the parts add up to its logit.
         */
        PredictionOut: {
            /** Chance */
            chance: number;
            /** Parts */
            parts: components["schemas"]["PredictionPartOut"][];
        };
        /**
         * PredictionPartOut
         * @description One part of a prediction: so many logits towards a right answer, or away from it.
         */
        PredictionPartOut: {
            /** Code */
            code: string;
            /** Logits */
            logits: number;
            /** Text */
            text: string;
        };
        /**
         * ProblemOut
         * @description RFC 9457 problem details; `code` is stable and listed in docs/errors.md.
         */
        ProblemOut: {
            /**
             * Code
             * @example not_found
             */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Faults
             * @default []
             */
            faults: components["schemas"]["FaultOut"][];
            /** Request Id */
            request_id?: string | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @example urn:meno:problem:not_found
             */
            type: string;
        };
        /**
         * ProgressOut
         * @description The map of a course for one learner.
         */
        ProgressOut: {
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /** Mastered */
            mastered: number;
            /** Skills */
            skills: components["schemas"]["SkillProgressOut"][];
            /** Total */
            total: number;
        };
        /**
         * ProofOut
         * @description The newest proof of all journals of one's organisation: each entry against chain, witness and consents. Kept for seven days.
         */
        ProofOut: {
            /** Asked At */
            asked_at?: string | null;
            /** Ended At */
            ended_at?: string | null;
            /**
             * Entries
             * @default 0
             */
            entries: number;
            /**
             * Faulty
             * @description journals that do not hold together; `meno audit verify` names them
             * @default 0
             */
            faulty: number;
            /**
             * Learners
             * @description journals looked at until now
             * @default 0
             */
            learners: number;
            /**
             * State
             * @description of the job; null: none was asked for in the last seven days
             */
            state?: ("waiting" | "running" | "done" | "dead") | null;
            /**
             * Total
             * @description of how many, as far as that is known
             */
            total?: number | null;
        };
        /**
         * PutInForceIn
         * @description Put a version in force. Without a number: the one that was in force before.
         * @example {
         *       "number": 3
         *     }
         */
        PutInForceIn: {
            /** Number */
            number?: number | null;
        };
        /**
         * PutInForceOut
         * @description The number in force now; learners' states are folded anew in the background.
         */
        PutInForceOut: {
            /** Current */
            current: number;
        };
        /**
         * QueueOut
         * @description One kind of job. What was promised in a commit and waits for a worker is `waiting`, of it what should run now is `due`.
         */
        QueueOut: {
            /** Dead */
            dead: number;
            /** Due */
            due: number;
            /**
             * Finished At
             * @description when one was finished last, in the last seven days
             */
            finished_at: string | null;
            /** Kind */
            kind: string;
            /**
             * Lag S
             * @description how late the oldest due job is; 0 where none is due
             */
            lag_s: number;
            /** Running */
            running: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * RaisedOut
         * @description What became of a concern that was raised, and what to do meanwhile.
         */
        RaisedOut: {
            /** Message */
            message: string;
            /**
             * Passed On
             * @description somebody with that duty is named, and is told
             */
            passed_on: boolean;
        };
        /**
         * ReadyOut
         * @description Each thing that must stand before the service can serve.
         */
        ReadyOut: {
            /** Database */
            database: boolean;
            /** Key Fingerprint */
            key_fingerprint: boolean;
            /** Keys Database */
            keys_database: boolean;
            /** Migrations */
            migrations: boolean;
            /** Redis */
            redis: boolean;
        };
        /**
         * ReasonOut
         * @description One reason in plain words, with the code it was derived from.
         */
        ReasonOut: {
            /** Code */
            code: string;
            /** Text */
            text: string;
        };
        /**
         * RecalledOut
         * @description One thing that was recalled: an entry of the journal, or a fact.
         */
        RecalledOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Course */
            course?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "entry" | "fact";
            /**
             * Reasons
             * @description codes, the weightiest first
             */
            reasons: string[];
            /**
             * Score
             * @description comparable within one answer only
             */
            score: number;
            /**
             * Speaker
             * @description who wrote it; null for a fact
             */
            speaker?: ("learner" | "tutor") | null;
            /** Text */
            text: string;
            /**
             * What
             * @description which kind of entry or fact
             */
            what: ("enrollment" | "placement" | "offer" | "attempt" | "hint" | "message" | "reply" | "lesson_viewed" | "goal" | "preference" | "move" | "fact_op" | "correction" | "consent" | "disclosure" | "access" | "forgotten" | "imported" | "case" | "ruling") | ("goal" | "preference" | "interest" | "misconception" | "strategy_that_works" | "recurring_error" | "pace" | "hint_dependence" | "accommodation" | "context" | "episode_summary");
        };
        /**
         * RecallIn
         * @description What to recall. It is sent as a body, as a question is content and must stand in no address.
         * @example {
         *       "course": "algebra-1",
         *       "limit": 5,
         *       "query": "how did I solve equations with brackets?"
         *     }
         */
        RecallIn: {
            /**
             * As Of
             * @description only what was remembered at this moment; null is now
             */
            as_of?: string | null;
            /**
             * Budget Tokens
             * @description room for all texts, estimated high
             * @default 1000
             */
            budget_tokens: number;
            /**
             * Course
             * @description the course at hand: what belongs to it comes first
             */
            course?: string | null;
            /**
             * Limit
             * @description most items
             * @default 10
             */
            limit: number;
            /** Query */
            query: string;
            /**
             * Skills
             * @description the skills at hand
             * @default []
             */
            skills: string[];
        };
        /**
         * RecallOut
         * @description What was recalled, the most fitting first, within the budget.
         */
        RecallOut: {
            /**
             * Degraded
             * @description what this answer had to do without; empty when nothing was missing
             * @default []
             */
            degraded: ("no_embedder" | "embedder_unavailable" | "no_consent_to_provider" | "vectors_missing" | "entries_waiting")[];
            /**
             * Embedding Ms
             * @description time that the query's vector took
             */
            embedding_ms: number;
            /** Items */
            items: components["schemas"]["RecalledOut"][];
            /**
             * Search Ms
             * @description time that all the rest took
             */
            search_ms: number;
            /**
             * Searched
             * @description how many entries and facts were searched
             */
            searched: number;
        };
        /**
         * Receipt
         * @description What was erased and when, signed by the installation. It names nobody: `tombstone` is a keyed hash.
         */
        Receipt: {
            /**
             * Asked By
             * @enum {string}
             */
            asked_by: "self" | "guardian" | "operator" | "ledger";
            /**
             * Backups Gone By
             * Format: date-time
             * @description when the backups that still hold sealed rows are deleted, as the operator keeps them
             */
            backups_gone_by: string;
            /**
             * Erased At
             * Format: date-time
             * @description from then on no row of the person is in any table
             */
            erased_at: string;
            /**
             * Erasure Id
             * Format: uuid
             */
            erasure_id: string;
            /**
             * Format
             * @default 1
             * @constant
             */
            format: 1;
            /**
             * Installation
             * @description fingerprint of the installation's keys
             */
            installation: string;
            /**
             * Keys Destroyed At
             * @description the horizon: when that epoch's key was destroyed; from then on no backup, however old, can be read. null: not yet
             */
            keys_destroyed_at: string | null;
            /**
             * Last Epoch
             * @description the last epoch whose key had wrapped the person's key
             */
            last_epoch: number | null;
            /**
             * Public Key
             * @description Ed25519
             */
            public_key: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Role
             * @description role of the erased account; null if it is not known any more
             */
            role: ("learner" | "educator" | "guardian" | "operator") | null;
            /**
             * Rows
             * @description rows deleted
             */
            rows: number;
            /**
             * Signature
             * @description over this document without this field: JSON, keys sorted, no spaces
             */
            signature: string;
            /**
             * Tombstone
             * @description how the ledger of erasures names the account
             */
            tombstone: string;
        };
        /**
         * ReceiptCheckOut
         * @description Whether a receipt is this installation's, unaltered.
         */
        ReceiptCheckOut: {
            /** Is Valid */
            is_valid: boolean;
        };
        /**
         * RedeemIn
         * @description Set a password with a one-time code. Every session of the account ends.
         * @example {
         *       "code": "K7PM4-WXDR9",
         *       "name": "ada",
         *       "password": "correct horse battery",
         *       "tenant": "north"
         *     }
         */
        RedeemIn: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Tenant */
            tenant: string;
        };
        /**
         * RederivedOut
         * @description Whether the same inputs gave the same choice when it was computed again just now, and why not if not.
         */
        RederivedOut: {
            /** Because */
            because: components["schemas"]["ReasonOut"][];
            /**
             * Cleared
             * @description entries before the decision that have been forgotten since
             */
            cleared: number;
            /**
             * Constants
             * @description hash of the planner's numbers at the decision
             */
            constants: string;
            /** Constants Now */
            constants_now: string;
            /** Policy */
            policy: string;
            /** Same */
            same: boolean;
            /** Seed */
            seed: number;
            /**
             * State Seq
             * @description the last journal entry that the decision's state had seen
             */
            state_seq: number;
        };
        /**
         * RehearsalIn
         * @description The files of a course that one item needs, as they are being written, and an answer to try on it.
         * @example {
         *       "answer": "6",
         *       "files": {
         *         "course.yaml": "id: sums\ntitle: Sums\nlicence: CC BY 4.0\n",
         *         "items/two.md": "---\nskills: [add]\nanswer: {type: number, value: \"5\"}\n---\nWhat is $2 + 3$?\n",
         *         "skills/add.md": "---\ntitle: Addition\nobjective: Add two numbers.\n---\nPut them together.\n"
         *       },
         *       "item": "items/two.md",
         *       "step": "a"
         *     }
         */
        RehearsalIn: {
            /**
             * Answer
             * @description what a learner would send; without one the question is shown only
             */
            answer?: string | string[] | string[][] | null;
            /**
             * Figures
             * @description the names of the figures that there are, which are not sent along
             * @default []
             */
            figures: string[];
            /**
             * Files
             * @description `course.yaml`, the item's file, and those of the skills and rubrics that it names
             */
            files: {
                [key: string]: string;
            };
            /**
             * Item
             * @description the item's file, one of `files`; no other item may be among them
             */
            item: string;
            /**
             * Seed
             * @description at which a template is drawn
             * @default 0
             */
            seed: number;
            /**
             * Step
             * @description the step that `answer` is for; the only one when absent
             */
            step?: string | null;
        };
        /**
         * RehearsalOut
         * @description An item tried. Nothing of it is kept.
         */
        RehearsalOut: {
            /**
             * Findings
             * @description about the item's file; other files are read, not judged
             */
            findings: components["schemas"]["Finding"][];
            /** @description the question as a learner sees it; null where it cannot be read */
            item: components["schemas"]["ItemOut"] | null;
            judged?: components["schemas"]["JudgedOut"] | null;
            /**
             * Steps
             * @default []
             */
            steps: components["schemas"]["RehearsedStepOut"][];
            /**
             * Tests
             * @description the first 24 at most
             * @default []
             */
            tests: components["schemas"]["RehearsedTestOut"][];
            /**
             * Tests Left
             * @description tests that were not run: there are many, or they take long
             * @default 0
             */
            tests_left: number;
        };
        /**
         * RehearsedStepOut
         * @description What the author knows of a step and a learner does not: the help ladder, the answer, and how the grader takes that answer.
         */
        RehearsedStepOut: {
            /** Expected */
            expected: string;
            /** Id */
            id: string;
            /**
             * Own
             * @description what the grader says of the author's own answer; null where nothing but a person can say
             */
            own: ("correct" | "partly" | "incorrect" | "unsure") | null;
            /**
             * Rungs
             * @description the hints in order, and the solution last where there is one
             */
            rungs: string[];
            /** Skills */
            skills: string[];
            /** Solution */
            solution: string;
        };
        /**
         * RehearsedTestOut
         * @description One of the item's tests with what came of it.
         */
        RehearsedTestOut: {
            /**
             * Expect
             * @enum {string}
             */
            expect: "correct" | "partly" | "incorrect" | "unsure";
            /** Input */
            input: string;
            /** Misconception */
            misconception: string | null;
            /** Passed */
            passed: boolean;
            /** Seed */
            seed: number;
            /** Step */
            step: string | null;
            /**
             * Verdict
             * @description null where the test could not be run: the findings say why
             */
            verdict: ("correct" | "partly" | "incorrect" | "unsure") | null;
            /**
             * Wanted
             * @description the misconception that the answer must reveal
             */
            wanted: string | null;
        };
        /**
         * ReportDecisionIn
         * @description What came of the open reports of an item: the item is mended, or it is right as it is. The note goes to those who reported it.
         * @example {
         *       "course_id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "item": "add-two",
         *       "note": "Thank you.",
         *       "state": "mended"
         *     }
         */
        ReportDecisionIn: {
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /** Item */
            item: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * State
             * @enum {string}
             */
            state: "mended" | "dismissed";
        };
        /**
         * ReportDecisionOut
         * @description How many reports were decided.
         */
        ReportDecisionOut: {
            /** Decided */
            decided: number;
        };
        /**
         * ReportIn
         * @description Something seems wrong with an item. `id` is made by the client: sent twice, it is one report.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "note": "7/1 is 7, too.",
         *       "reason": "mine_is_right",
         *       "step": "a"
         *     }
         */
        ReportIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Note
             * @description kept sealed, and only with consent to memory; for those who teach you
             * @default
             */
            note: string;
            /**
             * Reason
             * @enum {string}
             */
            reason: "answer_is_wrong" | "mine_is_right" | "unclear" | "cannot_be_answered" | "spelling" | "picture" | "other";
            /** Step */
            step?: string | null;
        };
        /**
         * ReportsOut
         * @description Reported items of a class, those reported most first.
         */
        ReportsOut: {
            /** Items */
            items: components["schemas"]["ItemReportsOut"][];
        };
        /**
         * ResetCodeIn
         * @description Ask for a one-time code for somebody: an invitation while there is no password yet, a reset afterwards.
         * @example {
         *       "account_id": "6f1c2d4e-8a3b-4c5d-9e7f-0a1b2c3d4e5f"
         *     }
         */
        ResetCodeIn: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
        };
        /**
         * ResetCodeOut
         * @description A one-time code, shown this once; a new one replaces it.
         */
        ResetCodeOut: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "invite" | "reset";
        };
        /**
         * ReviewOut
         * @description One due or coming review; `today` if it fits into what is left of today.
         */
        ReviewOut: {
            /** Due */
            due: boolean;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Retrievability */
            retrievability: number;
            skill: components["schemas"]["SkillOut"];
            /**
             * Today
             * @default false
             */
            today: boolean;
        };
        /**
         * ReviewsOut
         * @description Reviews: those of today in their order, then what waits, most urgent first, then what is to come. However much is due, a day holds
         *     no more than the minutes chosen, and reviews no more than their share of them while something new is open.
         */
        ReviewsOut: {
            /**
             * Due
             * @description all that has fallen due, today's and what waits for later days
             */
            due: number;
            /**
             * Minutes
             * @description estimated, for those of today; never above what is left of the minutes chosen
             */
            minutes: number;
            /**
             * New Minutes
             * @description what then remains of today for new things
             * @default 0
             */
            new_minutes: number;
            /** Reviews */
            reviews: components["schemas"]["ReviewOut"][];
            /**
             * Today
             * @description how many of them fit into what is left of today
             * @default 0
             */
            today: number;
        };
        /**
         * RosterLine
         * @description What became of one line. `code` is a one-time invitation, given when asked for and only while there is no password.
         */
        RosterLine: {
            /** Account Id */
            account_id?: string | null;
            /** Code */
            code?: string | null;
            /** Line */
            line: number;
            /** Message */
            message?: string | null;
            /** Reason */
            reason?: string | null;
            /**
             * Result
             * @enum {string}
             */
            result: "created" | "updated" | "unchanged" | "refused";
        };
        /**
         * RosterOut
         * @description The report on a roster; importing the same file again changes nothing.
         */
        RosterOut: {
            /** Created */
            created: number;
            /** Lines */
            lines: components["schemas"]["RosterLine"][];
            /** Refused */
            refused: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
        };
        /**
         * RubricCriterionOut
         * @description One criterion as whoever marks reads it.
         */
        RubricCriterionOut: {
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Marks */
            marks: number;
            /** Title */
            title: string;
        };
        /**
         * RuleChangeOut
         * @description One rule that was set anew.
         */
        RuleChangeOut: {
            /** After */
            after: boolean | number | string | components["schemas"]["HelpLine-Output"][] | components["schemas"]["BudgetLimit"][] | null;
            /** Before */
            before: boolean | number | string | components["schemas"]["HelpLine-Output"][] | components["schemas"]["BudgetLimit"][] | null;
            /**
             * Rule
             * @description its place in the policy, such as `chat` or `words_kept.attempts`
             */
            rule: string;
        };
        /**
         * SafeguardingPolicy
         * @description What a school decides about what a person has to hear of.
         */
        "SafeguardingPolicy-Input": {
            /**
             * Adults
             * @description what adult learners write is passed on too, not only answered
             * @default false
             */
            adults: boolean;
            /**
             * Help Lines
             * @description shown instead of the lines that Meno knows
             * @default []
             */
            help_lines: components["schemas"]["HelpLine-Input"][];
            /**
             * Keep Days
             * @description how long a handled concern is kept
             * @default 730
             */
            keep_days: number;
            /**
             * Learner Reads
             * @description learners may read that something of theirs was passed on, who opened it, and when
             * @default false
             */
            learner_reads: boolean;
        };
        /**
         * SafeguardingPolicy
         * @description What a school decides about what a person has to hear of.
         */
        "SafeguardingPolicy-Output": {
            /**
             * Adults
             * @description what adult learners write is passed on too, not only answered
             * @default false
             */
            adults: boolean;
            /**
             * Help Lines
             * @description shown instead of the lines that Meno knows
             * @default []
             */
            help_lines: components["schemas"]["HelpLine-Output"][];
            /**
             * Keep Days
             * @description how long a handled concern is kept
             * @default 730
             */
            keep_days: number;
            /**
             * Learner Reads
             * @description learners may read that something of theirs was passed on, who opened it, and when
             * @default false
             */
            learner_reads: boolean;
        };
        /**
         * ServiceVersionOut
         * @description The running version.
         */
        ServiceVersionOut: {
            /** Version */
            version: string;
        };
        /**
         * SessionOut
         * @description A session; `token` is shown this once. `csrf` goes into `X-CSRF-Token` with every change when the cookie is used.
         */
        SessionOut: {
            account: components["schemas"]["AccountOut"];
            /** Csrf */
            csrf: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            tenant: components["schemas"]["TenantOut"];
            /** Token */
            token: string | null;
        };
        /**
         * SignIn
         * @description Sign in with user name or e-mail. `cookie` sets an HttpOnly cookie for the web client and returns no token.
         * @example {
         *       "kind": "token",
         *       "name": "ada",
         *       "password": "correct horse battery",
         *       "tenant": "north"
         *     }
         */
        SignIn: {
            /**
             * Kind
             * @default token
             * @enum {string}
             */
            kind: "token" | "cookie";
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Tenant */
            tenant: string;
        };
        /**
         * SignOut
         * @description One thing that is not well. `soon`: see to it in the next days; `now`: something does not work.
         */
        SignOut: {
            /**
             * Code
             * @enum {string}
             */
            code: "part_away" | "tables_old" | "keys_differ" | "worker_silent" | "jobs_dead" | "jobs_late" | "backup_never" | "backup_old" | "epoch_old" | "epoch_turning" | "key_places" | "nobody_named" | "concerns_unheard" | "concerns_late";
            /**
             * Count
             * @description how many, where the code counts something
             */
            count?: number | null;
            /**
             * Level
             * @enum {string}
             */
            level: "soon" | "now";
            /**
             * Part
             * @description which part, for `part_away`
             */
            part?: ("database" | "keys_database" | "redis") | null;
            /**
             * Seconds
             * @description for how long, where the code speaks of time; null is never
             */
            seconds?: number | null;
        };
        /**
         * SimulateIn
         * @description A course version to be tried, by how many simulated learners, for how long.
         */
        SimulateIn: {
            /**
             * Days
             * @default 60
             */
            days: number;
            /**
             * Learners
             * @default 1000
             */
            learners: number;
            /**
             * Minutes
             * @description a day
             * @default 30
             */
            minutes: number;
            /**
             * Seed
             * @default 1
             */
            seed: number;
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
        };
        /**
         * SimulationFinding
         * @description Something that an author should look at, and how to mend it. `skill` is null where it is about the course as a whole.
         */
        SimulationFinding: {
            /** File */
            file: string;
            /**
             * Level
             * @enum {string}
             */
            level: "error" | "warning";
            /** Mend */
            mend: string;
            /** Message */
            message: string;
            /**
             * Rule
             * @enum {string}
             */
            rule: "deadlock" | "never-met" | "stalls" | "items-used-up" | "mastery-out-of-reach" | "too-hard" | "takes-long" | "heavy-reviews";
            /** Skill */
            skill?: string | null;
        };
        /**
         * SimulationOut
         * @description A simulation that was asked for, and its report once it is done. `failed`: our fault; ask again.
         */
        SimulationOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Days */
            days: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Job Id */
            job_id?: string | null;
            /** Learners */
            learners: number;
            /** Minutes */
            minutes: number;
            report?: components["schemas"]["SimulationReport"] | null;
            /** Seed */
            seed: number;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "done" | "failed";
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
        };
        /**
         * SimulationReport
         * @description What simulated learners met in a course. The same course, plan and planner give the same report on one machine.
         */
        SimulationReport: {
            /**
             * Constants
             * @description hash of the planner's constants
             */
            constants: string;
            /** Course */
            course: string;
            /** Curve */
            curve: components["schemas"]["CurvePoint"][];
            /** Days */
            days: number;
            /**
             * Families
             * @description all together first
             */
            families: components["schemas"]["FamilyReport"][];
            /** Findings */
            findings: components["schemas"]["SimulationFinding"][];
            /** Learners */
            learners: number;
            /** Load */
            load: components["schemas"]["DayReport"][];
            /** Minutes */
            minutes: number;
            /** Seed */
            seed: number;
            /** Skills */
            skills: components["schemas"]["SkillReport"][];
            /** Title */
            title: string;
        };
        /**
         * SkillHistoryOut
         * @description One skill over time. `points` begin with its first practice; days on which nothing was known of it are left out.
         */
        SkillHistoryOut: {
            /**
             * Answers
             * @description how many there are in all
             */
            answers: number;
            /**
             * Cleared
             * @description entries that have been forgotten: what they said counts nowhere any more
             */
            cleared: number;
            /**
             * Enrollment Id
             * Format: uuid
             */
            enrollment_id: string;
            /**
             * Evidence
             * @description the last answers, newest first, at most 50
             */
            evidence: components["schemas"]["AnswerSeenOut"][];
            /**
             * Points
             * @description oldest first; each day with practice, each week between, and today
             */
            points: components["schemas"]["MasteryAtOut"][];
            skill: components["schemas"]["SkillOut"];
        };
        /**
         * SkillMapped
         * @description A skill that is gone, and the skills in whose place what is known of it counts: none (retired), one (renamed), or several (split).
         */
        SkillMapped: {
            /** New */
            new: string[];
            /** Old */
            old: string;
        };
        /**
         * SkillNodeOut
         * @description A skill in the graph.
         */
        SkillNodeOut: {
            /** Encompasses */
            encompasses: components["schemas"]["EncompassedOut"][];
            /** Id */
            id: string;
            /** Is Target */
            is_target: boolean;
            /** Items */
            items: number;
            /** Minutes */
            minutes: number;
            /** Objective */
            objective: string;
            /** Prerequisites */
            prerequisites: components["schemas"]["EdgeOut"][];
            /** Standards */
            standards: string[];
            /** Title */
            title: string;
        };
        /**
         * SkillOut
         * @description A skill as a learner sees it.
         */
        SkillOut: {
            /** Id */
            id: string;
            /** Objective */
            objective: string;
            /** Title */
            title: string;
        };
        /**
         * SkillProgressOut
         * @description Where the learner stands on one skill.
         */
        SkillProgressOut: {
            /** Attempts */
            attempts: number;
            /**
             * Confirmed
             * @description mastered, and shown in a later check without help, among other skills
             */
            confirmed: boolean;
            /**
             * Exempt
             * @description an educator has it count as mastered: it is not offered, and opens what needs it
             * @default false
             */
            exempt: boolean;
            /** Mastery */
            mastery: number | null;
            /** Next Review */
            next_review: string | null;
            /** Prerequisites */
            prerequisites: string[];
            /**
             * Presumed
             * @description taken as known by placement; one question without help will confirm it
             * @default false
             */
            presumed: boolean;
            /** Retrievability */
            retrievability: number | null;
            skill: components["schemas"]["SkillOut"];
            /**
             * State
             * @description `known`: a test-out was passed, and no answer has said otherwise since; or an educator has exempted the learner
             * @enum {string}
             */
            state: "locked" | "ready" | "learning" | "known" | "mastered" | "fading";
            /**
             * Uncertainty
             * @description variance of the estimate, logits squared
             */
            uncertainty: number | null;
        };
        /**
         * SkillReport
         * @description What one skill asked of those who met it; minutes are those spent on the skill itself.
         */
        SkillReport: {
            /**
             * Answers
             * @description mean number, reviews included
             */
            answers: number;
            /**
             * Mastered
             * @description share of those who met it that truly mastered it at some time
             */
            mastered: number;
            /**
             * Met
             * @description share of all learners who got to it
             */
            met: number;
            /** Minutes P50 */
            minutes_p50: number | null;
            /** Minutes P90 */
            minutes_p90: number | null;
            /** Right */
            right: number | null;
            /** Skill */
            skill: string;
            /**
             * Stalled
             * @description share of those who met it that gave many answers without mastering it
             */
            stalled: number;
            /**
             * Used Up
             * @description share of those who met it to whom a question without variables came again before mastery
             */
            used_up: number;
        };
        /**
         * SkillSpreadOut
         * @description How a group stands on one skill: about so many learners, null where it cannot be said without saying it of somebody.
         */
        SkillSpreadOut: {
            /** Learning */
            learning: number | null;
            /** Mastered */
            mastered: number | null;
            /** Not Begun */
            not_begun: number | null;
            skill: components["schemas"]["SkillOut"];
            /** Stuck */
            stuck: number | null;
        };
        /**
         * SpendingOut
         * @description What was spent on language models in one day or month. Whoever asks sees their own part: operators all, educators their classes, learners themselves.
         */
        SpendingOut: {
            /**
             * Begins
             * Format: date
             */
            begins: string;
            /**
             * Classes
             * @default []
             */
            classes: components["schemas"]["SpentOut"][];
            /** Currency */
            currency: string;
            learner?: components["schemas"]["SpentOut"] | null;
            /**
             * Per
             * @enum {string}
             */
            per: "day" | "month";
            tenant?: components["schemas"]["SpentOut"] | null;
        };
        /**
         * SpentOut
         * @description What one learner, class or organisation has used in a period. `reserved` is for calls under way; it counts as used until they end.
         */
        SpentOut: {
            /** Calls */
            calls: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Limits
             * @description what holds for this scope and period: the organisation's and the operator's of the service
             */
            limits: components["schemas"]["BudgetLimit"][];
            /** Money */
            money: number;
            /** Reserved Money */
            reserved_money: number;
            /** Reserved Tokens */
            reserved_tokens: number;
            /**
             * Scope
             * @enum {string}
             */
            scope: "learner" | "class" | "tenant";
            /**
             * State
             * @enum {string}
             */
            state: "within" | "used_up";
            /** Tokens */
            tokens: number;
            /**
             * Unpriced Calls
             * @description calls whose price nobody knows; they count as free in money, not in tokens
             */
            unpriced_calls: number;
        };
        /**
         * StepOut
         * @description One gradable part of the item, with what the learner has done on it.
         */
        StepOut: {
            /**
             * Answer Type
             * @enum {string}
             */
            answer_type: "number" | "fraction" | "expression" | "equation" | "choice" | "multi_choice" | "ordering" | "short_text" | "interval" | "set" | "point" | "ratio" | "matrix" | "quantity" | "pattern" | "code" | "argument" | "free_text";
            /** Attempts */
            attempts: number;
            /**
             * Choices
             * @default []
             */
            choices: components["schemas"]["ChoiceOut"][];
            /** Done */
            done: boolean;
            /**
             * Form
             * @enum {string}
             */
            form: "any" | "simplest" | "factored" | "expanded" | "single_fraction" | "lowest_terms" | "completed_square" | "partial_fractions" | "as_given";
            /**
             * Given
             * @description shown solved: `solution` says how, and there is nothing to answer
             * @default false
             */
            given: boolean;
            /**
             * Hints
             * @description the rungs shown so far; how many are left is not told
             */
            hints: string[];
            /** Id */
            id: string;
            /** Prompt */
            prompt: string;
            /**
             * Shapes
             * @description how the answer may be sent: one text, a list of texts, or rows of cells
             * @default [
             *       "text"
             *     ]
             */
            shapes: ("text" | "list" | "rows")[];
            /**
             * Solution
             * @description of a step that is given
             */
            solution?: string | null;
            /**
             * Start
             * @description of an argument: the line that it starts from
             */
            start?: string | null;
            /**
             * Tests
             * @description of code: the tests that are shown; hidden ones are run too
             * @default []
             */
            tests: components["schemas"]["TrialOut"][];
            /**
             * Units
             * @description of a quantity: the units wanted
             * @default []
             */
            units: string[];
            /** Unknown */
            unknown?: string | null;
        };
        /**
         * TenantOut
         * @description The organisation one is signed in to.
         */
        TenantOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            policy: components["schemas"]["TenantPolicy-Output"];
            /** Slug */
            slug: string;
        };
        /**
         * TenantPolicy
         * @description What a school or organisation decides for all its people.
         */
        "TenantPolicy-Input": {
            /**
             * Budget
             * @description what learners, classes and the whole organisation may spend on models; when it is used up, authored help goes on
             * @default []
             */
            budget: components["schemas"]["BudgetLimit"][];
            /**
             * Chat
             * @description the tutor chat is there at all
             * @default true
             */
            chat: boolean;
            /**
             * Consent Age
             * @description from this age a learner consents alone
             * @default 16
             */
            consent_age: number;
            /**
             * Model From
             * @description the youngest for whom a provider may be asked at all, with consent
             * @default under_13
             * @enum {string}
             */
            model_from: "under_13" | "13_15" | "16_17" | "adult";
            /**
             * Model Tokens In
             * @description most tokens of one prompt
             * @default 6000
             */
            model_tokens_in: number;
            /**
             * Model Tokens Out
             * @description most tokens of one reply
             * @default 800
             */
            model_tokens_out: number;
            /**
             * Paper Consent
             * @description educators and operators may record a consent that a guardian gave on paper
             * @default false
             */
            paper_consent: boolean;
            /**
             * @default {
             *       "adults": false,
             *       "help_lines": [],
             *       "keep_days": 730,
             *       "learner_reads": false
             *     }
             */
            safeguarding: components["schemas"]["SafeguardingPolicy-Input"];
            /**
             * @default {
             *       "attempts": 730,
             *       "chat": 365,
             *       "goals": 0
             *     }
             */
            words_kept: components["schemas"]["WordsKept"];
        };
        /**
         * TenantPolicy
         * @description What a school or organisation decides for all its people.
         */
        "TenantPolicy-Output": {
            /**
             * Budget
             * @description what learners, classes and the whole organisation may spend on models; when it is used up, authored help goes on
             * @default []
             */
            budget: components["schemas"]["BudgetLimit"][];
            /**
             * Chat
             * @description the tutor chat is there at all
             * @default true
             */
            chat: boolean;
            /**
             * Consent Age
             * @description from this age a learner consents alone
             * @default 16
             */
            consent_age: number;
            /**
             * Model From
             * @description the youngest for whom a provider may be asked at all, with consent
             * @default under_13
             * @enum {string}
             */
            model_from: "under_13" | "13_15" | "16_17" | "adult";
            /**
             * Model Tokens In
             * @description most tokens of one prompt
             * @default 6000
             */
            model_tokens_in: number;
            /**
             * Model Tokens Out
             * @description most tokens of one reply
             * @default 800
             */
            model_tokens_out: number;
            /**
             * Paper Consent
             * @description educators and operators may record a consent that a guardian gave on paper
             * @default false
             */
            paper_consent: boolean;
            /**
             * @default {
             *       "adults": false,
             *       "help_lines": [],
             *       "keep_days": 730,
             *       "learner_reads": false
             *     }
             */
            safeguarding: components["schemas"]["SafeguardingPolicy-Output"];
            /**
             * @default {
             *       "attempts": 730,
             *       "chat": 365,
             *       "goals": 0
             *     }
             */
            words_kept: components["schemas"]["WordsKept"];
        };
        /**
         * TogetherOut
         * @description Learners who are stuck on the same skill, or hold the same misconception: a group to sit down with.
         */
        TogetherOut: {
            /** Learners */
            learners: string[];
            /** Misconception */
            misconception?: string | null;
            /**
             * Misconception Name
             * @description as the course calls it
             */
            misconception_name?: string | null;
            skill: components["schemas"]["SkillOut"];
        };
        /**
         * Told
         * @description What a learner is told about an answer, as code and values: for a client that says it in its reader's language.
         */
        Told: {
            /** Code */
            code: string;
            /**
             * Values
             * @description what the sentence names, such as `line`, `count`, `before`
             */
            values?: {
                [key: string]: number | string;
            };
        };
        /**
         * TrialOut
         * @description A test that a program must pass: what is called or typed, and what is expected.
         */
        TrialOut: {
            /** Call */
            call?: string | null;
            /** Expect */
            expect: string;
            /**
             * Input
             * @default
             */
            input: string;
        };
        /**
         * TrialOutcome
         * @description What became of one test of a program. Of a hidden test nothing but `passed` is told.
         */
        TrialOutcome: {
            /** Expected */
            expected?: string | null;
            /**
             * Got
             * @description the value, the output, or the error, shortened
             */
            got?: string | null;
            /**
             * Input
             * @description what was typed, a line an `input()`
             * @default
             */
            input: string;
            /**
             * Name
             * @description the call, or `program` for what it prints; `hidden test` for a hidden one
             */
            name: string;
            /** Passed */
            passed: boolean;
        };
        /**
         * TurnIn
         * @description One message of the learner. `id` is made by the client: sent twice, it is the same turn.
         * @example {
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "mode": "explain",
         *       "text": "Why do the signs change?"
         *     }
         */
        TurnIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Mode
             * @default solve
             * @enum {string}
             */
            mode: "solve" | "explain";
            /** Text */
            text: string;
        };
        /**
         * TurnOut
         * @description One turn. `authored` tells that the course's author, not a language model, wrote the reply.
         * @example {
         *       "at": "2026-11-22T10:00:00Z",
         *       "authored": false,
         *       "complete": true,
         *       "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
         *       "reply": "What happens to each term when you multiply by -1?",
         *       "text": "Why do the signs change?"
         *     }
         */
        TurnOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Authored */
            authored: boolean;
            /** Complete */
            complete: boolean;
            /**
             * For A Person
             * @description what was said is for a person to hear: the reply is fixed, with help lines, and the words are not kept here
             * @default false
             */
            for_a_person: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reply */
            reply: string | null;
            /** Text */
            text: string;
        };
        /**
         * UpgradeOut
         * @description What moving a class to another version would do. Nothing is changed.
         */
        UpgradeOut: {
            /**
             * Class Id
             * Format: uuid
             */
            class_id: string;
            /**
             * From Version Ids
             * @description the versions that they are in now
             */
            from_version_ids: string[];
            /**
             * In Words
             * @description what becomes of what they did, a sentence a skill
             * @default []
             */
            in_words: string[];
            /**
             * Is Possible
             * @description false where skills are gone and no map leads there
             */
            is_possible: boolean;
            /**
             * Learners
             * @description learners of the class who would move
             */
            learners: number;
            /**
             * Unmapped
             * @default []
             */
            unmapped: string[];
            /**
             * Version Id
             * Format: uuid
             */
            version_id: string;
        };
        /**
         * VersionOut
         * @description A version of a course. Its content never changes; `content_hash` is the SHA-256 of its canonical JSON.
         */
        VersionOut: {
            /** Content Hash */
            content_hash: string;
            /**
             * Course Id
             * Format: uuid
             */
            course_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Errors
             * @description lint findings that block publishing
             */
            errors: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Items */
            items: number;
            /** Number */
            number: number;
            /** Published At */
            published_at: string | null;
            /** Skills */
            skills: number;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "published";
            /** Title */
            title: string;
            /** Warnings */
            warnings: number;
        };
        /**
         * WeekOut
         * @description One week of work. Minutes are counted as the plan counts them: no answer for more than five, as longer is a pause.
         */
        WeekOut: {
            /** Answers */
            answers: number;
            /**
             * Begins
             * Format: date
             * @description its Monday, the learner's own day
             */
            begins: string;
            /**
             * Mastered
             * @description skills that counted as mastered when it ended, or count so now; forgetting may lower it
             */
            mastered: number;
            /** Minutes */
            minutes: number;
            /** Right */
            right: number;
        };
        /**
         * WeighedOut
         * @description A skill that was considered: what a minute on it was expected to bring, and the chance with which it would be drawn.
         */
        WeighedOut: {
            /** Chosen */
            chosen: boolean;
            /** Due */
            due: boolean;
            /** Index */
            index: number;
            /** New */
            new: boolean;
            /** Propensity */
            propensity: number;
            skill: components["schemas"]["SkillOut"];
        };
        /**
         * WhatIfOut
         * @description What would be if: computed by the same planner on a copy of the state. Nothing of it is written down or counts.
         */
        WhatIfOut: {
            /**
             * Activities
             * @description of `minutes`: how many would be done, on average
             * @default 0
             */
            activities: number;
            /**
             * Mastery
             * @description of `minutes`: skills that would be practised, the most moved first
             * @default []
             */
            mastery: components["schemas"]["MasteryIfOut"][];
            minutes_needed: (number)[];
            /**
             * Minutes Per Day Needed
             * @description of what is aimed at by a date; null without one
             */
            minutes_per_day_needed: number | null;
            next: components["schemas"]["LikelyOut"];
            /** On Track */
            on_track: boolean | null;
            /**
             * Recall
             * @description of `skip`: the chance to bring the skill back, now and in a day
             */
            recall?: (number)[] | null;
            reviews_due: (number)[];
            /**
             * Runs
             * @description how often practice was played forward
             * @default 1
             */
            runs: number;
            skills_left: (number)[];
            /**
             * Supposed
             * @enum {string}
             */
            supposed: "skip" | "minutes" | "days";
            /** Text */
            text: string;
            /**
             * Value
             * @description the minutes or days supposed
             */
            value: number | null;
        };
        /**
         * WhyOut
         * @description Why an activity was offered.
         */
        WhyOut: {
            /**
             * Activity
             * @enum {string}
             */
            activity: "lesson" | "worked_example" | "completion" | "exercise" | "review" | "check";
            /**
             * Chosen By
             * @enum {string}
             */
            chosen_by: "policy" | "learner" | "educator";
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /** Eligible */
            eligible: number;
            /** Needed */
            needed: components["schemas"]["NeededOut"][];
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            /**
             * Practised
             * @description the last answers on the skill before the offer, newest first
             */
            practised: components["schemas"]["PractisedOut"][];
            prediction: components["schemas"]["PredictionOut"] | null;
            /**
             * Propensity
             * @description of the chosen skill; null when a person chose
             */
            propensity: number | null;
            /** Reasons */
            reasons: components["schemas"]["BecauseOut"][];
            rederived: components["schemas"]["RederivedOut"];
            skill: components["schemas"]["SkillOut"];
            /**
             * Weighed
             * @description at most 32, best first
             */
            weighed: components["schemas"]["WeighedOut"][];
        };
        /**
         * WordsKept
         * @description For how many days what people wrote is kept; 0 is as long as the account. Then the words go, and what was learnt from them stays.
         */
        WordsKept: {
            /**
             * Attempts
             * @description answers as they were typed; verdicts and mastery stay
             * @default 730
             */
            attempts: number;
            /**
             * Chat
             * @description messages to the tutor, and its replies
             * @default 365
             */
            chat: number;
            /**
             * Goals
             * @description goals and wishes in the learner's own words
             * @default 0
             */
            goals: number;
        };
        /**
         * WorkedExampleOut
         * @description A correct solution with its reasoning, Markdown with LaTeX in `$…$`.
         */
        WorkedExampleOut: {
            /** Body */
            body: string;
            /** Title */
            title: string;
        };
        /**
         * WrittenIn
         * @description A course's own file or a skill's, as it is being written, with the files that it names.
         * @example {
         *       "file": "skills/add.md",
         *       "files": {
         *         "course.yaml": "id: sums\ntitle: Sums\nlicence: CC BY 4.0\n",
         *         "skills/add.md": "---\ntitle: Addition\nobjective: Add two numbers.\n---\nPut them together.\n"
         *       }
         *     }
         */
        WrittenIn: {
            /**
             * Figures
             * @description the names of the figures that there are, which are not sent along
             * @default []
             */
            figures: string[];
            /**
             * File
             * @description the file that is asked about, one of `files`
             */
            file: string;
            /**
             * Files
             * @description `course.yaml` and the files of skills, of others than `file` as much as their front matter; no items
             */
            files: {
                [key: string]: string;
            };
        };
        /**
         * WrittenOut
         * @description What lint says of the file. What depends on items or on the rest of the course is said once it is saved.
         */
        WrittenOut: {
            /** Findings */
            findings: components["schemas"]["Finding"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AccessLogOut = components['schemas']['AccessLogOut'];
export type AccessOut = components['schemas']['AccessOut'];
export type AccountIn = components['schemas']['AccountIn'];
export type AccountOut = components['schemas']['AccountOut'];
export type AccountPatch = components['schemas']['AccountPatch'];
export type AlternativeOut = components['schemas']['AlternativeOut'];
export type AnswerSeenOut = components['schemas']['AnswerSeenOut'];
export type AssignmentIn = components['schemas']['AssignmentIn'];
export type AssignmentOut = components['schemas']['AssignmentOut'];
export type AssignmentPatch = components['schemas']['AssignmentPatch'];
export type AssignmentsOut = components['schemas']['AssignmentsOut'];
export type AttemptIn = components['schemas']['AttemptIn'];
export type AttemptOut = components['schemas']['AttemptOut'];
export type AttemptSeenOut = components['schemas']['AttemptSeenOut'];
export type AuditOut = components['schemas']['AuditOut'];
export type BecauseOut = components['schemas']['BecauseOut'];
export type BelievedOut = components['schemas']['BelievedOut'];
export type BodyImportCourse = components['schemas']['Body_import_course'];
export type BodyImportMemory = components['schemas']['Body_import_memory'];
export type BudgetLimit = components['schemas']['BudgetLimit'];
export type CaseOut = components['schemas']['CaseOut'];
export type CasesOut = components['schemas']['CasesOut'];
export type ChoiceIn = components['schemas']['ChoiceIn'];
export type ChoiceOut = components['schemas']['ChoiceOut'];
export type ClassIn = components['schemas']['ClassIn'];
export type ClassOut = components['schemas']['ClassOut'];
export type ClassOverviewOut = components['schemas']['ClassOverviewOut'];
export type ClassPatch = components['schemas']['ClassPatch'];
export type ConcernIn = components['schemas']['ConcernIn'];
export type ConcernOpenedOut = components['schemas']['ConcernOpenedOut'];
export type ConcernOut = components['schemas']['ConcernOut'];
export type ConcernPatch = components['schemas']['ConcernPatch'];
export type ConcernsOut = components['schemas']['ConcernsOut'];
export type ConsentEvent = components['schemas']['ConsentEvent'];
export type ConsentIn = components['schemas']['ConsentIn'];
export type ConsentsOut = components['schemas']['ConsentsOut'];
export type ContestIn = components['schemas']['ContestIn'];
export type ContractOut = components['schemas']['ContractOut'];
export type ContractRow = components['schemas']['ContractRow'];
export type ConversationIn = components['schemas']['ConversationIn'];
export type ConversationOut = components['schemas']['ConversationOut'];
export type CourseFit = components['schemas']['CourseFit'];
export type CourseMap = components['schemas']['CourseMap'];
export type CourseOut = components['schemas']['CourseOut'];
export type CriterionMark = components['schemas']['CriterionMark'];
export type CurvePoint = components['schemas']['CurvePoint'];
export type DayReport = components['schemas']['DayReport'];
export type DaySpentOut = components['schemas']['DaySpentOut'];
export type DaysSpentOut = components['schemas']['DaysSpentOut'];
export type DiffOut = components['schemas']['DiffOut'];
export type EdgeOut = components['schemas']['EdgeOut'];
export type EncompassedOut = components['schemas']['EncompassedOut'];
export type EnrollmentIn = components['schemas']['EnrollmentIn'];
export type EnrollmentOut = components['schemas']['EnrollmentOut'];
export type EnrollmentPatch = components['schemas']['EnrollmentPatch'];
export type EntriesOut = components['schemas']['EntriesOut'];
export type EntryOut = components['schemas']['EntryOut'];
export type EpochOut = components['schemas']['EpochOut'];
export type ErasureIn = components['schemas']['ErasureIn'];
export type ErasureLineOut = components['schemas']['ErasureLineOut'];
export type ErasureOut = components['schemas']['ErasureOut'];
export type ErasuresOut = components['schemas']['ErasuresOut'];
export type EvidenceOut = components['schemas']['EvidenceOut'];
export type ExportIn = components['schemas']['ExportIn'];
export type ExportOut = components['schemas']['ExportOut'];
export type ExportsOut = components['schemas']['ExportsOut'];
export type FactCorrectionIn = components['schemas']['FactCorrectionIn'];
export type FactOut = components['schemas']['FactOut'];
export type FactsOut = components['schemas']['FactsOut'];
export type FactWithEvidenceOut = components['schemas']['FactWithEvidenceOut'];
export type FamilyReport = components['schemas']['FamilyReport'];
export type FaultOut = components['schemas']['FaultOut'];
export type Finding = components['schemas']['Finding'];
export type FitAskedOut = components['schemas']['FitAskedOut'];
export type FitIn = components['schemas']['FitIn'];
export type FitMeasures = components['schemas']['FitMeasures'];
export type FitsOut = components['schemas']['FitsOut'];
export type FitVersionOut = components['schemas']['FitVersionOut'];
export type ForgetIn = components['schemas']['ForgetIn'];
export type ForgetOut = components['schemas']['ForgetOut'];
export type GoalIn = components['schemas']['GoalIn'];
export type GoalOut = components['schemas']['GoalOut'];
export type GoalsOut = components['schemas']['GoalsOut'];
export type GraphOut = components['schemas']['GraphOut'];
export type GroupOut = components['schemas']['GroupOut'];
export type GuardianshipIn = components['schemas']['GuardianshipIn'];
export type GuardianshipOut = components['schemas']['GuardianshipOut'];
export type HardItemOut = components['schemas']['HardItemOut'];
export type HealthOut = components['schemas']['HealthOut'];
export type HelpLineInput = components['schemas']['HelpLine-Input'];
export type HelpLineOutput = components['schemas']['HelpLine-Output'];
export type HintIn = components['schemas']['HintIn'];
export type HintOut = components['schemas']['HintOut'];
export type HistoryOut = components['schemas']['HistoryOut'];
export type ImportedCourse = components['schemas']['ImportedCourse'];
export type ImportNote = components['schemas']['ImportNote'];
export type ImportOut = components['schemas']['ImportOut'];
export type ImportReport = components['schemas']['ImportReport'];
export type ImportRule = components['schemas']['ImportRule'];
export type ItemMapped = components['schemas']['ItemMapped'];
export type ItemOut = components['schemas']['ItemOut'];
export type ItemReportsOut = components['schemas']['ItemReportsOut'];
export type JobOut = components['schemas']['JobOut'];
export type JoinCodeOut = components['schemas']['JoinCodeOut'];
export type JoinIn = components['schemas']['JoinIn'];
export type JudgedOut = components['schemas']['JudgedOut'];
export type KeysOut = components['schemas']['KeysOut'];
export type LearnerViewOut = components['schemas']['LearnerViewOut'];
export type LessonOut = components['schemas']['LessonOut'];
export type LessonViewedIn = components['schemas']['LessonViewedIn'];
export type LikelyOut = components['schemas']['LikelyOut'];
export type LintOut = components['schemas']['LintOut'];
export type LookOut = components['schemas']['LookOut'];
export type MarkingDecisionIn = components['schemas']['MarkingDecisionIn'];
export type MarkingOut = components['schemas']['MarkingOut'];
export type MarkingsOut = components['schemas']['MarkingsOut'];
export type MasteryAtOut = components['schemas']['MasteryAtOut'];
export type MasteryIfOut = components['schemas']['MasteryIfOut'];
export type MasteryOut = components['schemas']['MasteryOut'];
export type MemberIn = components['schemas']['MemberIn'];
export type MemberOut = components['schemas']['MemberOut'];
export type MemoryImportOut = components['schemas']['MemoryImportOut'];
export type MeOut = components['schemas']['MeOut'];
export type MisconceptionOut = components['schemas']['MisconceptionOut'];
export type ModelOut = components['schemas']['ModelOut'];
export type MyAssignmentOut = components['schemas']['MyAssignmentOut'];
export type MyAssignmentsOut = components['schemas']['MyAssignmentsOut'];
export type MyConcernOut = components['schemas']['MyConcernOut'];
export type MyConcernsOut = components['schemas']['MyConcernsOut'];
export type NamedAllOut = components['schemas']['NamedAllOut'];
export type NamedOut = components['schemas']['NamedOut'];
export type NeededOut = components['schemas']['NeededOut'];
export type NeedOut = components['schemas']['NeedOut'];
export type NeedsPersonOut = components['schemas']['NeedsPersonOut'];
export type NextOut = components['schemas']['NextOut'];
export type NoteIn = components['schemas']['NoteIn'];
export type NoteOut = components['schemas']['NoteOut'];
export type OfferOut = components['schemas']['OfferOut'];
export type OperatedJobOut = components['schemas']['OperatedJobOut'];
export type OperatedJobsOut = components['schemas']['OperatedJobsOut'];
export type OverrideIn = components['schemas']['OverrideIn'];
export type OverrideOut = components['schemas']['OverrideOut'];
export type OverridesOut = components['schemas']['OverridesOut'];
export type OverrideUndoIn = components['schemas']['OverrideUndoIn'];
export type PageAccountOut = components['schemas']['Page_AccountOut_'];
export type PageClassOut = components['schemas']['Page_ClassOut_'];
export type PageCourseOut = components['schemas']['Page_CourseOut_'];
export type PageEnrollmentOut = components['schemas']['Page_EnrollmentOut_'];
export type PageGuardianshipOut = components['schemas']['Page_GuardianshipOut_'];
export type PageMemberOut = components['schemas']['Page_MemberOut_'];
export type PagePolicyChangeOut = components['schemas']['Page_PolicyChangeOut_'];
export type PageSpentOut = components['schemas']['Page_SpentOut_'];
export type PartDiff = components['schemas']['PartDiff'];
export type PartsOut = components['schemas']['PartsOut'];
export type PasswordChange = components['schemas']['PasswordChange'];
export type PauseOut = components['schemas']['PauseOut'];
export type PersonMark = components['schemas']['PersonMark'];
export type PinIn = components['schemas']['PinIn'];
export type PinOut = components['schemas']['PinOut'];
export type PlacementAnswerIn = components['schemas']['PlacementAnswerIn'];
export type PlacementAnswerOut = components['schemas']['PlacementAnswerOut'];
export type PlacementEndIn = components['schemas']['PlacementEndIn'];
export type PlacementIn = components['schemas']['PlacementIn'];
export type PlacementOut = components['schemas']['PlacementOut'];
export type PlacementQuestionOut = components['schemas']['PlacementQuestionOut'];
export type PlacementResultOut = components['schemas']['PlacementResultOut'];
export type PlanOut = components['schemas']['PlanOut'];
export type PolicyChangeOut = components['schemas']['PolicyChangeOut'];
export type PolicyIn = components['schemas']['PolicyIn'];
export type PolicyRow = components['schemas']['PolicyRow'];
export type PractisedOut = components['schemas']['PractisedOut'];
export type PredictionOut = components['schemas']['PredictionOut'];
export type PredictionPartOut = components['schemas']['PredictionPartOut'];
export type ProblemOut = components['schemas']['ProblemOut'];
export type ProgressOut = components['schemas']['ProgressOut'];
export type ProofOut = components['schemas']['ProofOut'];
export type PutInForceIn = components['schemas']['PutInForceIn'];
export type PutInForceOut = components['schemas']['PutInForceOut'];
export type QueueOut = components['schemas']['QueueOut'];
export type RaisedOut = components['schemas']['RaisedOut'];
export type ReadyOut = components['schemas']['ReadyOut'];
export type ReasonOut = components['schemas']['ReasonOut'];
export type RecalledOut = components['schemas']['RecalledOut'];
export type RecallIn = components['schemas']['RecallIn'];
export type RecallOut = components['schemas']['RecallOut'];
export type Receipt = components['schemas']['Receipt'];
export type ReceiptCheckOut = components['schemas']['ReceiptCheckOut'];
export type RedeemIn = components['schemas']['RedeemIn'];
export type RederivedOut = components['schemas']['RederivedOut'];
export type RehearsalIn = components['schemas']['RehearsalIn'];
export type RehearsalOut = components['schemas']['RehearsalOut'];
export type RehearsedStepOut = components['schemas']['RehearsedStepOut'];
export type RehearsedTestOut = components['schemas']['RehearsedTestOut'];
export type ReportDecisionIn = components['schemas']['ReportDecisionIn'];
export type ReportDecisionOut = components['schemas']['ReportDecisionOut'];
export type ReportIn = components['schemas']['ReportIn'];
export type ReportsOut = components['schemas']['ReportsOut'];
export type ResetCodeIn = components['schemas']['ResetCodeIn'];
export type ResetCodeOut = components['schemas']['ResetCodeOut'];
export type ReviewOut = components['schemas']['ReviewOut'];
export type ReviewsOut = components['schemas']['ReviewsOut'];
export type RosterLine = components['schemas']['RosterLine'];
export type RosterOut = components['schemas']['RosterOut'];
export type RubricCriterionOut = components['schemas']['RubricCriterionOut'];
export type RuleChangeOut = components['schemas']['RuleChangeOut'];
export type SafeguardingPolicyInput = components['schemas']['SafeguardingPolicy-Input'];
export type SafeguardingPolicyOutput = components['schemas']['SafeguardingPolicy-Output'];
export type ServiceVersionOut = components['schemas']['ServiceVersionOut'];
export type SessionOut = components['schemas']['SessionOut'];
export type SignIn = components['schemas']['SignIn'];
export type SignOut = components['schemas']['SignOut'];
export type SimulateIn = components['schemas']['SimulateIn'];
export type SimulationFinding = components['schemas']['SimulationFinding'];
export type SimulationOut = components['schemas']['SimulationOut'];
export type SimulationReport = components['schemas']['SimulationReport'];
export type SkillHistoryOut = components['schemas']['SkillHistoryOut'];
export type SkillMapped = components['schemas']['SkillMapped'];
export type SkillNodeOut = components['schemas']['SkillNodeOut'];
export type SkillOut = components['schemas']['SkillOut'];
export type SkillProgressOut = components['schemas']['SkillProgressOut'];
export type SkillReport = components['schemas']['SkillReport'];
export type SkillSpreadOut = components['schemas']['SkillSpreadOut'];
export type SpendingOut = components['schemas']['SpendingOut'];
export type SpentOut = components['schemas']['SpentOut'];
export type StepOut = components['schemas']['StepOut'];
export type TenantOut = components['schemas']['TenantOut'];
export type TenantPolicyInput = components['schemas']['TenantPolicy-Input'];
export type TenantPolicyOutput = components['schemas']['TenantPolicy-Output'];
export type TogetherOut = components['schemas']['TogetherOut'];
export type Told = components['schemas']['Told'];
export type TrialOut = components['schemas']['TrialOut'];
export type TrialOutcome = components['schemas']['TrialOutcome'];
export type TurnIn = components['schemas']['TurnIn'];
export type TurnOut = components['schemas']['TurnOut'];
export type UpgradeOut = components['schemas']['UpgradeOut'];
export type VersionOut = components['schemas']['VersionOut'];
export type WeekOut = components['schemas']['WeekOut'];
export type WeighedOut = components['schemas']['WeighedOut'];
export type WhatIfOut = components['schemas']['WhatIfOut'];
export type WhyOut = components['schemas']['WhyOut'];
export type WordsKept = components['schemas']['WordsKept'];
export type WorkedExampleOut = components['schemas']['WorkedExampleOut'];
export type WrittenIn = components['schemas']['WrittenIn'];
export type WrittenOut = components['schemas']['WrittenOut'];
export type $defs = Record<string, never>;
export interface operations {
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    access_log: {
        parameters: {
            query?: {
                /** @description `before` of the page seen last */
                before?: number | null;
                learner_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessLogOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    contest_marks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    my_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_classes: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                /** @description most entries of the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ClassOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    create_class: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_class: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    edit_class: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_assignments: {
        parameters: {
            query: {
                /** @description the course */
                course_id: string;
            };
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    withdraw_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    edit_assignment: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                assignment_id: string;
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    renew_join_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinCodeOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    revoke_join_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    class_learner: {
        parameters: {
            query: {
                /** @description the course to look at */
                course_id: string;
            };
            header?: never;
            path: {
                class_id: string;
                learner_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnerViewOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_markings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkingsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                /** @description most entries of the page */
                limit?: number;
            };
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MemberOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    add_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    remove_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    class_overview: {
        parameters: {
            query: {
                /** @description the course to look at */
                course_id: string;
            };
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassOverviewOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    class_progress_csv: {
        parameters: {
            query: {
                /** @description the course to look at */
                course_id: string;
            };
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    decide_reports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportDecisionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDecisionOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    join_class: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_consents: {
        parameters: {
            query?: {
                learner_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    give_consent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    open_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_conversation: {
        parameters: {
            query?: {
                /** @description turns before this place: `earlier` of another page */
                before?: number | null;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    say: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurnIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    resume_turn: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                conversation_id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_courses: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                /** @description most entries of the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CourseOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_course: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                course_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                course_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                course_id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    export_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                course_id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_graph: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                course_id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_lint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                course_id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LintOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    publish_version: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                course_id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    compare_versions: {
        parameters: {
            query: {
                after: string;
                before: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiffOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    import_course: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_course"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_pins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinOut"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    pin_class: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    unpin_class: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class_id: string;
                course_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    preview_upgrade: {
        parameters: {
            query: {
                version_id: string;
            };
            header?: never;
            path: {
                class_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradeOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_enrollments: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                learner_id?: string | null;
                /** @description most entries of the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EnrollmentOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    enroll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrollmentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_enrollment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    edit_enrollment: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrollmentPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    my_assignments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAssignmentsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_goals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    state_goal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    withdraw_goal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                /** @description how many, this one among them */
                weeks?: number;
            };
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    make_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    next_offer: {
        parameters: {
            query?: {
                /** @description what if what is aimed at were wanted in so many days, today counted */
                days?: number | null;
                /** @description with the reasons derived again from the journal, in `explanation` */
                explain?: boolean;
                /** @description what if one practised so many minutes more */
                minutes?: number | null;
                /** @description what if this one were skipped for today */
                skip?: boolean;
            };
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_overrides: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverridesOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    undo_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
                override_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideUndoIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_placement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacementOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    start_placement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacementOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    answer_placement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementAnswerIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacementAnswerOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    refuse_placement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementEndIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacementOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    stop_placement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacementEndIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacementOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    reviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    skill_history: {
        parameters: {
            query?: {
                /** @description how far back, today among them; answers before count, too */
                days?: number;
            };
            header?: never;
            path: {
                enrollment_id: string;
                skill: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillHistoryOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    why_now: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrollment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_erasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasuresOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_erasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description the erasure's, instead of signing in */
                "Receipt-Token"?: string | null;
            };
            path: {
                erasure_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    check_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Receipt"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptCheckOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    ask_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    download_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_fits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    ask_fit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FitIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitAskedOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    put_fit_in_force: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutInForceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PutInForceOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_guardianships: {
        parameters: {
            query?: {
                learner_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GuardianshipOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    link_guardian: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardianshipIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardianshipOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    unlink_guardian: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guardianship_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    import_memory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_memory"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryImportOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_memory_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                memory_import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryImportOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    import_roster: {
        parameters: {
            query?: {
                /** @description the class the learners are put into; educators must give it */
                class_id?: string | null;
                /** @description make a one-time code for everybody without a password */
                invite?: boolean;
            };
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    decide_marking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkingDecisionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    believed_as_of: {
        parameters: {
            query: {
                /** @description with its offset, such as 2026-09-01T08:00:00+02:00 */
                at: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BelievedOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    memory_contract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_entries: {
        parameters: {
            query?: {
                /** @description `before` of the page seen last */
                before?: number | null;
                /** @description entries of these kinds only; all if left out */
                kind?: ("enrollment" | "placement" | "offer" | "attempt" | "hint" | "message" | "reply" | "lesson_viewed" | "goal" | "preference" | "move" | "fact_op" | "correction" | "consent" | "disclosure" | "access" | "forgotten" | "imported" | "case" | "ruling")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntriesOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    forget_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgetOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_facts: {
        parameters: {
            query?: {
                learner_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    note_fact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_fact: {
        parameters: {
            query?: {
                learner_id?: string | null;
            };
            header?: never;
            path: {
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactWithEvidenceOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    forget_fact: {
        parameters: {
            query?: never;
            header?: {
                /** @description the fact's `version` that you have seen */
                "If-Match"?: string | null;
            };
            path: {
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    answer_fact: {
        parameters: {
            query?: never;
            header?: {
                /** @description the fact's `version` that you have seen */
                "If-Match"?: string | null;
            };
            path: {
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactCorrectionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    forget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForgetOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    memory_pause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    pause_memory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    resume_memory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    recall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    probe_model: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    submit_attempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttemptIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    ask_hint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HintIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HintOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    lesson_viewed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LessonViewedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    report_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    why_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_proof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    ask_proof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /** @description one kind only, such as `memory.consolidate` */
                kind?: string | null;
                /** @description most entries of the page */
                limit?: number;
                state?: ("waiting" | "running" | "done" | "dead") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedJobsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_operated_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedJobOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    retry_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedJobOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeysOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RehearsalIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RehearsalOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    lint_written: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    make_reset_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetCodeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetCodeOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    redeem_reset_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_concerns: {
        parameters: {
            query?: {
                /** @description only those in this state */
                state?: ("open" | "seen" | "handled") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    raise_concern: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RaisedOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    open_concern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                concern_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernOpenedOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    change_concern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                concern_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernOpenedOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    my_concerns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyConcernsOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_named: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedAllOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    name_for_safeguarding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedAllOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    unname_for_safeguarding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_simulations: {
        parameters: {
            query: {
                version_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationOut"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    simulate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulateIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_simulation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                simulation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_plot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plot: "mastery" | "load" | "skills";
                simulation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_spending: {
        parameters: {
            query?: {
                per?: "day" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpendingOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_spending_days: {
        parameters: {
            query?: {
                /** @description how many, today being the last */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaysSpentOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_learners_spending: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                /** @description most entries of the page */
                limit?: number;
                per?: "day" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SpentOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    set_tenant_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_policy_changes: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                /** @description most entries of the page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PolicyChangeOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description the `after` of the page before */
                after?: string | null;
                /** @description most entries of the page */
                limit?: number;
                role?: ("learner" | "educator" | "guardian" | "operator") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    edit_user: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    service_version: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceVersionOut"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
}
