/** The one password of all demonstration people. It is public: a platform in production refuses to start where they are. */
export const demoPassword = "demo-samplan-2028";
