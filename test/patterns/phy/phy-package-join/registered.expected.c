struct lamp {
	u32 unused;
	u32 watts;
};

static int lamp_probe(struct phy_device *phydev)
{
	struct device *dev = &phydev->mdio.dev;
	struct lamp *lamp;
	int ret;

	lamp = devm_kzalloc(dev, sizeof(*lamp), GFP_KERNEL);
	if (!lamp)
		return -ENOMEM;

	ret = devm_phy_package_join(dev, phydev, 0, 0);
	if (ret)
		return ret;

	phydev->priv = lamp;
	return 0;
}

static void lamp_remove(struct phy_device *phydev)
{
}

static struct phy_driver lamp_drivers[] = {
	{
		.name = "lamp",
		.probe = lamp_probe,
		.remove = lamp_remove,
	},
};
module_phy_driver(lamp_drivers);
